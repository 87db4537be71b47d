import { getOperationKinds, isCritical } from '../../utils/gpt/data-kinds.ts';
import type { Operation } from '../../utils/gpt/gpt.ts';
import { formatKinds } from '../../utils/i18n/kind-name.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Notice } from '../ui/notice.tsx';

interface Props {
  /** `undefined` if the Action does not state them. */
  operations: readonly Operation[] | undefined;
  /** Whether GPT Lens has not read all of them, or not all their parameters. */
  isPartial?: boolean;
  /** The number of kinds to name; all by default. */
  maxKinds?: number;
}

/** One line of what operations ask for, as a warning if that includes something critical, such as a password. */
export function AsksFor({ operations, isPartial, maxKinds }: Props) {
  const text = useI18n();
  if (!operations) return <p>{text.t('gpt.asks-for-unknown')}</p>;
  const kinds = getOperationKinds(operations);
  if (kinds.length === 0)
    return <p>{text.t(isPartial ? 'gpt.asks-for-unread' : 'gpt.asks-for-nothing')}</p>;
  const line = text.t('gpt.asks-for', { kinds: formatKinds(text, kinds, maxKinds) });
  return kinds.some(isCritical) ? <Notice>{line}</Notice> : <p>{line}</p>;
}
