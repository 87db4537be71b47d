import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { GptSummary } from '../../utils/gpt/summary.ts';
import type { ListEntry } from '../../utils/user-data/schema.ts';
import { RatingSummary } from '../gpt/rating-summary.tsx';
import { SelectableRow } from '../gpt/selectable-row.tsx';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  entry: ListEntry;
  /** As the library knows it. */
  gpt: GptSummary | undefined;
  isSelected: boolean;
  onToggle(id: GptId): void;
  onChoose(id: GptId): void;
}

/** A GPT of a list: to be looked at, and to be selected for a comparison or for taking it out. */
export function ListRow({ entry: { id, name }, gpt, ...rowProps }: Props) {
  const { t } = useI18n();
  return (
    <SelectableRow
      id={id}
      name={gpt?.name ?? name}
      author={gpt?.author}
      unreadNote={gpt ? undefined : <small>{t('panel.not-looked-up')}</small>}
      more={gpt && <RatingSummary ratings={gpt.ratings} />}
      {...rowProps}
    />
  );
}
