import type { Added } from '../records/schema.ts';
import type { Text } from './text.ts';

/** What became of GPTs that were to be added to a list, in a sentence or two. */
export function addedText({ t }: Text, { list, ids, leftOut }: Added): string {
  const { name } = list;
  const sentences = [
    ids.length > 0 && t('lists.added', { count: ids.length, name }),
    leftOut > 0 && t('lists.left-out', { count: leftOut }),
  ].filter((sentence) => sentence !== false);
  return sentences.join(' ') || t('lists.has-all', { name });
}
