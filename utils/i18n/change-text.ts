import type { Change } from '../gpt/changes.ts';
import { type DataKind, isPersonal } from '../gpt/data-kinds.ts';
import type { Ratings, Tool } from '../gpt/gpt.ts';
import { formatAverage, formatConversations, formatDate, formatList } from './format.ts';
import type { I18n } from './i18n.ts';
import { kindName } from './kind-name.ts';
import { toolName } from './tool-name.ts';

/** One line about a change. Additions and removals get separate lines; critical changes are labeled as such. */
export interface ChangeLine {
  words: string;
  isCritical: boolean;
}

export function formatChange(text: I18n, change: Change): ChangeLine[] {
  return toLines(text, change).map(({ words, isCritical }) => ({
    words: isCritical ? text.t('following.critical', { words }) : words,
    isCritical,
  }));
}

function toLines(text: I18n, change: Change): ChangeLine[] {
  const { isCritical } = change;
  switch (change.kind) {
    case 'author':
    case 'name':
    case 'description': {
      const [old, now] = [truncate(change.previous), truncate(change.current)];
      return [{ words: text.t(`following.${change.kind}`, { old, now }), isCritical }];
    }
    case 'domains':
      return [
        ...toLine(text, 'following.domains-added', change.added, true),
        ...toLine(text, 'following.domains-removed', change.removed, false),
      ];
    case 'collects': {
      const names = (kinds: DataKind[]) => kinds.map((kind) => kindName(text, kind));
      const others = change.added.filter((kind) => !isPersonal(kind));
      return [
        ...toLine(text, 'following.personal-added', names(change.added.filter(isPersonal)), true),
        ...toLine(text, 'following.kinds-added', names(others), false),
        ...toLine(text, 'following.kinds-removed', names(change.removed), false),
      ];
    }
    case 'tools': {
      const names = (tools: Tool[]) => tools.map((tool) => toolName(tool, text));
      return [
        ...toLine(text, 'following.tools-added', names(change.added), false),
        ...toLine(text, 'following.tools-removed', names(change.removed), false),
      ];
    }
    case 'updated':
      return [
        {
          words: text.t('following.updated', { date: formatDate(text, change.current) }),
          isCritical,
        },
      ];
    case 'ratings': {
      const [old, now] = [
        formatRatings(text, change.previous),
        formatRatings(text, change.current),
      ];
      return [{ words: text.t('following.ratings', { old, now }), isCritical }];
    }
    case 'conversations': {
      const [old, now] = [
        formatConversations(text, change.previous),
        formatConversations(text, change.current),
      ];
      return [{ words: text.t('following.conversations', { old, now }), isCritical }];
    }
  }
}

type ListingKey =
  | 'following.domains-added'
  | 'following.domains-removed'
  | 'following.personal-added'
  | 'following.kinds-added'
  | 'following.kinds-removed'
  | 'following.tools-added'
  | 'following.tools-removed';

function toLine(text: I18n, key: ListingKey, items: string[], isCritical: boolean): ChangeLine[] {
  return items.length > 0
    ? [{ words: text.t(key, { items: formatList(text, items) }), isCritical }]
    : [];
}

/** "4.65 (1,234 ratings)". */
function formatRatings(text: I18n, ratings: Ratings): string {
  if (!('average' in ratings)) return text.t('gpt.no-ratings');
  const count = text.t('gpt.ratings', { count: ratings.count });
  return text.t('following.rated', { average: formatAverage(text, ratings.average), count });
}

/** A description may have 8,000 characters; the beginning is enough to recognize it. */
const MAX_CHARACTERS = 100;

function truncate(words: string): string {
  const characters = Array.from(words);
  if (characters.length <= MAX_CHARACTERS) return words;
  return `${characters.slice(0, MAX_CHARACTERS).join('')}…`;
}
