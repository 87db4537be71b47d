import type { Visibility } from '../../../gpt/gpt.ts';
import { getAverage } from '../../../gpt/score.ts';
import type { GptSummary } from '../../../gpt/summary.ts';
import type { Column } from '../../../settings/table-columns.ts';
import { getDomains, type Row } from './row.ts';

/** Numbers and dates, which are read from their ends. */
export const NUMERIC_COLUMNS: readonly Column[] = [
  'score',
  'average',
  'ratings',
  'conversations',
  'updated',
];

/** What a column is sorted by; `undefined` where it is not known, or where there is nothing. */
export function getSortKey(column: Column, { name, gpt, score }: Row): string | number | undefined {
  switch (column) {
    case 'name':
      return name;
    case 'author':
      return gpt.author;
    case 'score':
      return score;
    case 'average':
      return getAverage(gpt);
    case 'ratings':
      return gpt.ratings?.count;
    case 'conversations':
      return gpt.conversations && 'atLeast' in gpt.conversations
        ? gpt.conversations.atLeast
        : undefined;
    case 'capabilities':
      return getCapabilities(gpt)?.length;
    case 'contacts':
      return getDomains(gpt).join(' ') || undefined;
    case 'updated':
      return gpt.updatedAt;
    case 'visibility':
      return gpt.visibility && VISIBILITY_ORDER.indexOf(gpt.visibility);
    case 'categories':
      return gpt.categories.join(' ') || undefined;
  }
}

/** From open to everybody to open to one. */
const VISIBILITY_ORDER: Visibility[] = ['store', 'link', 'workspace', 'private'];

export const CAPABILITIES = ['web', 'images', 'code', 'canvas', 'files', 'other'] as const;

export type Capability = (typeof CAPABILITIES)[number];

/** What a GPT can do, Actions aside: they have a column of their own. `undefined` where it is not known. */
export function getCapabilities({ tools, files }: GptSummary): Capability[] | undefined {
  if (!tools && files === undefined) return undefined;
  const has: Record<string, boolean> = { files: (files ?? 0) > 0 };
  for (const { kind } of tools ?? []) has[kind] = true;
  return CAPABILITIES.filter((capability) => has[capability]);
}
