import { getGptKinds, isCompletelyRead } from '../../gpt/data-kinds.ts';
import type { Action, Gpt } from '../../gpt/gpt.ts';
import { getScore } from '../../gpt/score.ts';
import { categoryName } from '../../i18n/category-name.ts';
import { fileTypeNames } from '../../i18n/file-types.ts';
import { formatAverage, formatConversations, formatCount, formatDate } from '../../i18n/format.ts';
import type { I18n } from '../../i18n/i18n.ts';
import { kindName } from '../../i18n/kind-name.ts';
import { toolName } from '../../i18n/tool-name.ts';

/** The aspects of a comparison, in display order. */
export const ASPECTS = [
  'author',
  'score',
  'average',
  'ratings',
  'conversations',
  'tools',
  'actions',
  'collects',
  'unasked',
  'files',
  'attachments',
  'categories',
  'visibility',
  'created',
  'updated',
  'model',
  'description',
  'starters',
] as const;

export type Aspect = (typeof ASPECTS)[number];

/** `unknown`: the known values are equal, but some are unknown. */
type Similarity = 'same' | 'different' | 'unknown';

export interface ComparedRow {
  aspect: Aspect;
  /** The lines of each GPT's cell; `undefined` means unknown, an empty array means none. */
  cells: (string[] | undefined)[];
  similarity: Similarity;
}

/** Compares two to four GPTs by each aspect; `undefined` is a GPT without data. */
export function compareGpts(gpts: (Gpt | undefined)[], text: I18n): ComparedRow[] {
  return ASPECTS.map((aspect) => {
    const cells = gpts.map((gpt) => gpt && CELL_FORMATTERS[aspect](gpt, text));
    return { aspect, cells, similarity: getSimilarity(cells) };
  });
}

function getSimilarity(cells: (string[] | undefined)[]): Similarity {
  const known = cells.filter((cell) => cell !== undefined);
  if (new Set(known.map((lines) => JSON.stringify(lines))).size > 1) return 'different';
  // An aspect unknown of all GPTs needs no attention.
  return known.length === cells.length || known.length === 0 ? 'same' : 'unknown';
}

/** Formats the cells. Values without an inherent order are sorted, so that equal sets are equal. */
const CELL_FORMATTERS: Record<Aspect, (gpt: Gpt, text: I18n) => string[] | undefined> = {
  author: ({ author }) => toLines(author?.name),
  average: ({ ratings }, text) =>
    ratings && ('average' in ratings ? [formatAverage(text, ratings.average)] : []),
  score: ({ ratings }, text) => {
    const score = getScore(ratings);
    return score === undefined ? ratings && [] : [formatAverage(text, score)];
  },
  ratings: ({ ratings }, text) => ratings && [formatCount(text, ratings.count)],
  conversations: (gpt, text) => gpt.conversations && [formatConversations(text, gpt.conversations)],
  tools: ({ tools }, text) => tools?.map((tool) => toolName(tool, text)).sort(),
  actions: ({ actions }, text) => actions.map((action) => formatContact(action, text)).sort(),
  collects: formatKinds,
  unasked: formatUnasked,
  files: ({ files }, text) =>
    files && (files.count > 0 ? [text.t('gpt.files', { count: files.count })] : []),
  attachments: ({ attachments }, text) =>
    attachments?.isAnyType
      ? [text.t('gpt.any-file')]
      : attachments && fileTypeNames(text, attachments.types).sort(),
  categories: ({ categories }, text) =>
    categories.length > 0 ? categories.map((name) => categoryName(text, name)).sort() : undefined,
  visibility: ({ visibility }, { t }) => visibility && [t(`gpt.visibility.${visibility}`)],
  created: ({ createdAt }, text) => toDateLines(text, createdAt),
  updated: ({ updatedAt }, text) => toDateLines(text, updatedAt),
  model: ({ model }) => toLines(model),
  description: ({ description }) => toLines(description),
  starters: ({ starters }) => starters,
};

function toLines(words: string | undefined): string[] | undefined {
  return words ? [words] : undefined;
}

function toDateLines(text: I18n, time: number | undefined): string[] | undefined {
  return time === undefined ? undefined : [formatDate(text, time)];
}

function formatContact({ domain, signIn }: Action, { t }: I18n): string {
  const where = domain ?? t('gpt.sends-to-unknown');
  const how = t(signIn ? `gpt.sign-in.${signIn}` : 'gpt.sign-in-unknown');
  return t('compare.contact', { where, how });
}

/** The kinds that the Actions collect, most sensitive first. */
function formatKinds(gpt: Gpt, text: I18n): string[] | undefined {
  const names = getGptKinds(gpt)?.map((kind) => kindName(text, kind));
  const isPartial = !gpt.actions.every(isCompletelyRead);
  return names && isPartial ? [...names, text.t('compare.partly-stated')] : names;
}

/** How many operations are called without asking the user; unknown if the schemas do not say so of any. */
function formatUnasked(gpt: Gpt, { t }: I18n): string[] | undefined {
  const operations = gpt.actions.flatMap((action) => action.operations ?? []);
  if (operations.length === 0) return getGptKinds(gpt) && [];
  const unasked = operations.filter(({ isCalledWithoutAsking }) => isCalledWithoutAsking).length;
  return unasked > 0
    ? [t('compare.unasked-count', { unasked, count: operations.length })]
    : undefined;
}
