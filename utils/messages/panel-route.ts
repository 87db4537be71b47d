import { type GptId, isGptId } from '../gpt/gpt-id.ts';
import type { NamedGpt } from '../user-data/batches.ts';

/** What the side panel shows. */
export type Route =
  /** `tab`: the one whose page it is about, where the panel has to stand in a tab of its own. */
  | { view: 'page'; tab?: number }
  | { view: 'batches' }
  | { view: 'batch'; batchId: string }
  | { view: 'lists' }
  | { view: 'list'; listId: string }
  | { view: 'compare'; ids: GptId[] }
  | { view: 'following' }
  | { view: 'followed'; id: GptId }
  | { view: 'history' }
  | { view: 'gpt'; id: GptId }
  /** What was to be inspected speaks of no GPT. */
  | { view: 'no-gpt'; text: string };

/** What the side panel can be asked for: one of its views, or a survey of exactly these GPTs, which it starts. */
export type PanelView = Route | { view: 'new-batch'; title: string; finds: NamedGpt[] };

/** Side by side; more columns than this are read by nobody. */
export const MAX_COMPARED = 4;

/** The route of a hash such as `#gpt/g-2fkFE8rbu`; the first view for what is none. */
export function parseRoute(hash: string): Route {
  const [view, rest = ''] = hash.replace(/^#/, '').split('/', 2);
  switch (view) {
    case 'page':
      return /^\d{1,15}$/.test(rest) ? { view, tab: Number(rest) } : { view };
    // The browser may restore a tab whose address an older version wrote.
    case 'survey':
    case 'batch':
      return /^[\w-]{1,64}$/.test(rest) ? { view: 'batch', batchId: rest } : DEFAULT_ROUTE;
    case 'list':
      return /^[\w-]{1,64}$/.test(rest) ? { view, listId: rest } : DEFAULT_ROUTE;
    case 'compare':
      return toComparison(rest.split(',').filter(isGptId));
    case 'gpt':
    case 'followed':
      return isGptId(rest) ? { view, id: rest } : DEFAULT_ROUTE;
    case 'no-gpt':
      return { view, text: decode(rest) };
    case 'surveys':
      return { view: 'batches' };
    case 'batches':
    case 'lists':
    case 'following':
    case 'history':
      return { view };
    default:
      return DEFAULT_ROUTE;
  }
}

const DEFAULT_ROUTE: Route = { view: 'page' };

/** Each GPT once; one alone is compared with nothing. */
function toComparison(ids: GptId[]): Route {
  const unique = [...new Set(ids)].slice(0, MAX_COMPARED);
  return unique.length > 1 ? { view: 'compare', ids: unique } : DEFAULT_ROUTE;
}

/**
 * The hash of a view's address. It names no GPT and holds no text: where the panel's page is in a tab, the browser
 * writes its address into the history.
 */
export function addressOf(route: Route): string {
  return 'id' in route || 'ids' in route || 'text' in route ? `#${route.view}` : toHash(route);
}

/** The whole of a route as a hash, which `routeOf` reads. What has GPTs or a text in it may be in no address. */
export function toHash(route: Route): string {
  switch (route.view) {
    case 'page':
      return route.tab === undefined ? '#page' : `#page/${route.tab}`;
    case 'batch':
      return `#batch/${route.batchId}`;
    case 'list':
      return `#list/${route.listId}`;
    case 'compare':
      return `#compare/${route.ids.join()}`;
    case 'gpt':
    case 'followed':
      return `#${route.view}/${route.id}`;
    case 'no-gpt':
      return `#no-gpt/${encodeURIComponent(route.text.toWellFormed())}`;
    default:
      return `#${route.view}`;
  }
}

/** An address that somebody wrote by hand may not decode; it is shown as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
