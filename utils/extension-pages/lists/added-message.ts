import type { Text } from '../../i18n/translate.ts';
import type { Added } from '../../user-data/schema.ts';

/** What became of GPTs that were to be added to a list, in a sentence or two. */
export function addedText({ t }: Text, { list, ids, leftOut }: Added): string {
  const { name } = list;
  const sentences = [
    ids.length > 0 && t('lists.added', { count: ids.length, name }),
    leftOut > 0 && t('lists.left-out', { count: leftOut }),
  ].filter((sentence) => sentence !== false);
  return sentences.join(' ') || t('lists.has-all', { name });
}
