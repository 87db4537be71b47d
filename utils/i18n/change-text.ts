import type { Change } from '../gpt/changes.ts';
import type { Ratings, Tool } from '../gpt/gpt.ts';
import { average, conversations, day, list } from './format.ts';
import type { Text } from './translate.ts';

/** A change in words: a line each for what came and what went. What is grave is called so. */
export interface ChangeLine {
  words: string;
  isGrave: boolean;
}

export function changeLines(text: Text, change: Change): ChangeLine[] {
  return plainLines(text, change).map(({ words, isGrave }) => ({
    words: isGrave ? text.t('following.grave', { words }) : words,
    isGrave,
  }));
}

function plainLines(text: Text, change: Change): ChangeLine[] {
  const { isGrave } = change;
  switch (change.what) {
    case 'author':
    case 'name':
    case 'description': {
      const [old, now] = [clipped(change.old), clipped(change.now)];
      return [{ words: text.t(`following.${change.what}`, { old, now }), isGrave }];
    }
    case 'domains':
      return [
        ...line(text, 'following.domains-added', change.added, true),
        ...line(text, 'following.domains-removed', change.removed, false),
      ];
    case 'tools': {
      const names = (tools: Tool[]) => tools.map((tool) => toolName(text, tool));
      return [
        ...line(text, 'following.tools-added', names(change.added), false),
        ...line(text, 'following.tools-removed', names(change.removed), false),
      ];
    }
    case 'updated':
      return [{ words: text.t('following.updated', { date: day(text, change.now) }), isGrave }];
    case 'ratings': {
      const [old, now] = [ratingsWords(text, change.old), ratingsWords(text, change.now)];
      return [{ words: text.t('following.ratings', { old, now }), isGrave }];
    }
    case 'conversations': {
      const [old, now] = [conversations(text, change.old), conversations(text, change.now)];
      return [{ words: text.t('following.conversations', { old, now }), isGrave }];
    }
  }
}

type Listing =
  | 'following.domains-added'
  | 'following.domains-removed'
  | 'following.tools-added'
  | 'following.tools-removed';

function line(text: Text, key: Listing, items: string[], isGrave: boolean): ChangeLine[] {
  return items.length > 0 ? [{ words: text.t(key, { items: list(text, items) }), isGrave }] : [];
}

function toolName({ t }: Text, tool: Tool): string {
  return tool.kind === 'other' ? tool.name : t(`gpt.tool.${tool.kind}`);
}

/** "4.65 (1,234 ratings)". */
function ratingsWords(text: Text, ratings: Ratings): string {
  if (!('average' in ratings)) return text.t('gpt.no-ratings');
  const count = text.t('gpt.ratings', { count: ratings.count });
  return text.t('following.rated', { average: average(text, ratings.average), count });
}

/** A description may have 8,000 characters; its beginning tells which it is. */
const MOST_CHARACTERS = 100;

function clipped(words: string): string {
  const characters = Array.from(words);
  if (characters.length <= MOST_CHARACTERS) return words;
  return `${characters.slice(0, MOST_CHARACTERS).join('')}…`;
}
