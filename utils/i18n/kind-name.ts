import type { DataKind } from '../gpt/data-kinds.ts';
import { formatList } from './format.ts';
import type { I18n } from './i18n.ts';

/** Such as "e-mail address". */
export function kindName({ t }: I18n, kind: DataKind): string {
  return t(`kind.${kind}`);
}

/** The names of kinds as a list, in their order; beyond `max`, "…, and 2 more". */
export function formatKinds(text: I18n, kinds: readonly DataKind[], max = kinds.length): string {
  const named = kinds.slice(0, max).map((kind) => kindName(text, kind));
  const list = formatList(text, named);
  const count = kinds.length - named.length;
  return count > 0 ? text.t('kind.and-more', { kinds: list, count }) : list;
}
