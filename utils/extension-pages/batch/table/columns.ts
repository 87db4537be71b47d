import { DATA_KINDS, type DataKind, getGptKinds, isPersonal } from '../../../gpt/data-kinds.ts';
import type { Visibility } from '../../../gpt/gpt.ts';
import { getAverage } from '../../../gpt/score.ts';
import type { GptSummary } from '../../../gpt/summary.ts';
import type { I18n } from '../../../i18n/i18n.ts';
import type { Column } from '../../../settings/table-columns.ts';
import type { VoteCount } from '../../../user-data/votes.ts';
import { getDomains, type Row } from './row.ts';

/** Columns of numbers and dates. */
export const NUMERIC_COLUMNS: readonly Column[] = [
  'score',
  'average',
  'ratings',
  'votes',
  'conversations',
  'updated',
];

/** Columns that are sorted in descending order first: the highest numbers, latest dates and longest lists. */
export const DESCENDING_COLUMNS: readonly Column[] = [
  ...NUMERIC_COLUMNS,
  'capabilities',
  'collects',
];

/** The sort key of a row; `undefined` if unknown or empty. */
export function getSortKey(
  column: Column,
  { name, gpt, score, votes }: Row,
): string | number | undefined {
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
    case 'votes':
      return votes && rankVotes(votes);
    case 'conversations':
      return gpt.conversations && 'atLeast' in gpt.conversations
        ? gpt.conversations.atLeast
        : undefined;
    case 'capabilities':
      return getCapabilities(gpt)?.length;
    case 'contacts':
      return getDomains(gpt).join(' ') || undefined;
    case 'collects':
      return getSensitivity(getGptKinds(gpt));
    case 'updated':
      return gpt.updatedAt;
    case 'visibility':
      return gpt.visibility && VISIBILITY_ORDER.indexOf(gpt.visibility);
    case 'categories':
      return gpt.categories.join(' ') || undefined;
  }
}

/** The expected share of wins: a single vote tells less than many (rule of succession). */
function rankVotes({ asked, won }: VoteCount): number {
  return (won + 1) / (asked + 2);
}

/** Ranks kinds by the number of personal ones, then by the most sensitive one. None rank lowest. */
function getSensitivity(kinds: DataKind[] | undefined): number | undefined {
  if (!kinds) return undefined;
  const [first] = kinds;
  const mostSensitive = first ? DATA_KINDS.length - DATA_KINDS.indexOf(first) : 0;
  return kinds.filter(isPersonal).length * (DATA_KINDS.length + 1) + mostSensitive;
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
