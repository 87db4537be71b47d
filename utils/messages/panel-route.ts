import { type GptId, isGptId } from '../gpt/gpt-id.ts';
import type { Find } from '../user-data/surveys.ts';

/** What the side panel shows. */
export type Route =
  /** `tab`: the one whose page it is about, where the panel has to stand in a tab of its own. */
  | { at: 'page'; tab?: number }
  | { at: 'surveys' }
  | { at: 'survey'; survey: string }
  | { at: 'lists' }
  | { at: 'list'; list: string }
  | { at: 'compare'; ids: GptId[] }
  | { at: 'following' }
  | { at: 'followed'; id: GptId }
  | { at: 'history' }
  | { at: 'gpt'; id: GptId }
  /** What was to be inspected speaks of no GPT. */
  | { at: 'no-gpt'; text: string };

/** What the side panel can be asked for: one of its views, or a survey of exactly these GPTs, which it starts. */
export type PanelView = Route | { at: 'new-survey'; title: string; finds: Find[] };

/** Side by side; more columns than this are read by nobody. */
export const MOST_COMPARED = 4;

/** The route of a hash such as `#gpt/g-2fkFE8rbu`; the first view for what is none. */
export function routeOf(hash: string): Route {
  const [at, rest = ''] = hash.replace(/^#/, '').split('/', 2);
  switch (at) {
    case 'page':
      return /^\d{1,15}$/.test(rest) ? { at, tab: Number(rest) } : { at };
    case 'survey':
      return /^[\w-]{1,64}$/.test(rest) ? { at, survey: rest } : FIRST;
    case 'list':
      return /^[\w-]{1,64}$/.test(rest) ? { at, list: rest } : FIRST;
    case 'compare':
      return comparison(rest.split(',').filter(isGptId));
    case 'gpt':
    case 'followed':
      return isGptId(rest) ? { at, id: rest } : FIRST;
    case 'no-gpt':
      return { at, text: decoded(rest) };
    case 'surveys':
    case 'lists':
    case 'following':
    case 'history':
      return { at };
    default:
      return FIRST;
  }
}

const FIRST: Route = { at: 'page' };

/** Each GPT once; one alone is compared with nothing. */
function comparison(ids: GptId[]): Route {
  const each = [...new Set(ids)].slice(0, MOST_COMPARED);
  return each.length > 1 ? { at: 'compare', ids: each } : FIRST;
}

/**
 * The hash of a view's address. It names no GPT and holds no text: where the panel's page is in a tab, the browser
 * writes its address into the history.
 */
export function addressOf(route: Route): string {
  return 'id' in route || 'ids' in route || 'text' in route ? `#${route.at}` : hashOf(route);
}

/** The whole of a route as a hash, which `routeOf` reads. What has GPTs or a text in it may be in no address. */
export function hashOf(route: Route): string {
  switch (route.at) {
    case 'page':
      return route.tab === undefined ? '#page' : `#page/${route.tab}`;
    case 'survey':
      return `#survey/${route.survey}`;
    case 'list':
      return `#list/${route.list}`;
    case 'compare':
      return `#compare/${route.ids.join()}`;
    case 'gpt':
    case 'followed':
      return `#${route.at}/${route.id}`;
    case 'no-gpt':
      return `#no-gpt/${encodeURIComponent(route.text.toWellFormed())}`;
    default:
      return `#${route.at}`;
  }
}

/** An address that somebody wrote by hand may not decode; it is shown as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
