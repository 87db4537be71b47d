import type { Visibility } from '../../../gpt/gpt.ts';
import { getAverage } from '../../../gpt/score.ts';
import type { GptSummary } from '../../../gpt/summary.ts';
import type { I18n } from '../../../i18n/i18n.ts';
import type { Column } from '../../../settings/table-columns.ts';
import { getDomains, type Row } from './row.ts';

/** Columns of numbers and dates, which are sorted in descending order first. */
export const NUMERIC_COLUMNS: readonly Column[] = [
  'score',
  'average',
  'ratings',
  'conversations',
  'updated',
];

/** The sort key of a row; `undefined` if unknown or empty. */
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

/** From public to private. */
const VISIBILITY_ORDER: Visibility[] = ['store', 'link', 'workspace', 'private'];

export const CAPABILITIES = ['web', 'images', 'code', 'canvas', 'files', 'other'] as const;

export type Capability = (typeof CAPABILITIES)[number];

/** A GPT's capabilities except Actions, which have their own column; `undefined` if unknown. */
export function getCapabilities({ tools, files }: GptSummary): Capability[] | undefined {
  if (!tools && files === undefined) return undefined;
  const has: Record<string, boolean> = { files: (files ?? 0) > 0 };
  for (const { kind } of tools ?? []) has[kind] = true;
  return CAPABILITIES.filter((capability) => has[capability]);
}

/** The display name of a capability. */
export function getCapabilityName({ t }: I18n, capability: Capability): string {
  if (capability === 'files') return t('batch.files');
  return capability === 'other' ? t('batch.other-tools') : t(`gpt.tool.${capability}`);
}
