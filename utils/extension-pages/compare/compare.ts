import type { Action, Gpt, Tool } from '../../gpt/gpt.ts';
import { lowerBound } from '../../gpt/score.ts';
import { categoryName } from '../../i18n/category-name.ts';
import { fileTypeNames } from '../../i18n/file-types.ts';
import { average, conversations, day } from '../../i18n/format.ts';
import type { Text } from '../../i18n/translate.ts';

/** What GPTs are compared by, in the order in which it is shown. */
export const ASPECTS = [
  'author',
  'score',
  'average',
  'ratings',
  'conversations',
  'tools',
  'actions',
  'files',
  'attachments',
  'categories',
  'visibility',
  'made',
  'updated',
  'model',
  'description',
  'starters',
] as const;

export type Aspect = (typeof ASPECTS)[number];

/** `open`: what is known is the same, but not all is known. */
type Likeness = 'same' | 'different' | 'open';

export interface ComparedRow {
  aspect: Aspect;
  /** What is said of each GPT, in lines; `undefined` is not known, no lines are none. */
  cells: (string[] | undefined)[];
  likeness: Likeness;
}

/** Two to four GPTs, aspect by aspect; `undefined` is one of which nothing is known. */
export function compare(gpts: (Gpt | undefined)[], text: Text): ComparedRow[] {
  return ASPECTS.map((aspect) => {
    const cells = gpts.map((gpt) => gpt && SAYING[aspect](gpt, text));
    return { aspect, cells, likeness: likenessOf(cells) };
  });
}

function likenessOf(cells: (string[] | undefined)[]): Likeness {
  const known = cells.filter((cell) => cell !== undefined);
  if (new Set(known.map((lines) => JSON.stringify(lines))).size > 1) return 'different';
  // Nothing known of any is nothing to look at.
  return known.length === cells.length || known.length === 0 ? 'same' : 'open';
}

/** What a cell says. What has no order of its own is sorted, so that it is the same wherever it is the same. */
const SAYING: Record<Aspect, (gpt: Gpt, text: Text) => string[] | undefined> = {
  author: ({ author }) => line(author?.name),
  average: ({ ratings }, text) =>
    ratings && ('average' in ratings ? [average(text, ratings.average)] : []),
  score: ({ ratings }, text) => {
    const score = lowerBound(ratings);
    return score === undefined ? ratings && [] : [average(text, score)];
  },
  ratings: ({ ratings }, text) => ratings && [number(text, ratings.count)],
  conversations: (gpt, text) => gpt.conversations && [conversations(text, gpt.conversations)],
  tools: ({ tools }, text) => tools?.map((tool) => toolName(tool, text)).sort(),
  actions: ({ actions }, text) => actions.map((action) => contact(action, text)).sort(),
  files: ({ files }, text) =>
    files && (files.count > 0 ? [text.t('gpt.files', { count: files.count })] : []),
  attachments: ({ attachments }, text) =>
    attachments?.isAnyType
      ? [text.t('gpt.any-file')]
      : attachments && fileTypeNames(text, attachments.types).sort(),
  categories: ({ categories }, text) =>
    categories.length > 0 ? categories.map((name) => categoryName(text, name)).sort() : undefined,
  visibility: ({ visibility }, { t }) => visibility && [t(`gpt.visibility.${visibility}`)],
  made: ({ createdAt }, text) => date(text, createdAt),
  updated: ({ updatedAt }, text) => date(text, updatedAt),
  model: ({ model }) => line(model),
  description: ({ description }) => line(description),
  starters: ({ starters }) => starters,
};

function line(words: string | undefined): string[] | undefined {
  return words ? [words] : undefined;
}

function date(text: Text, at: number | undefined): string[] | undefined {
  return at === undefined ? undefined : [day(text, at)];
}

function number({ locale }: Text, value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

function toolName(tool: Tool, { t }: Text): string {
  return tool.kind === 'other' ? tool.name : t(`gpt.tool.${tool.kind}`);
}

function contact({ domain, signIn }: Action, { t }: Text): string {
  const where = domain ?? t('gpt.sends-to-unknown');
  const how = t(signIn ? `gpt.sign-in.${signIn}` : 'gpt.sign-in-unknown');
  return t('compare.contact', { where, how });
}
