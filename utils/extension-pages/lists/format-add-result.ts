import type { I18n } from '../../i18n/i18n.ts';
import type { AddResult } from '../../user-data/schema.ts';

/** Describes the result of adding GPTs to a list in one or two sentences. */
export function formatAddResult({ t }: I18n, { list, ids, omitted }: AddResult): string {
  const { name } = list;
  const sentences = [
    ids.length > 0 && t('lists.added', { count: ids.length, name }),
    omitted > 0 && t('lists.omitted', { count: omitted }),
  ].filter((sentence) => sentence !== false);
  return sentences.join(' ') || t('lists.has-all', { name });
}
