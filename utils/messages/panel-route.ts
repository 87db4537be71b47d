import { type GptId, isGptId } from '../gpt/gpt-id.ts';
import type { NamedGpt } from '../user-data/batches.ts';

/** A view of the side panel. */
export type Route =
  /** `tab`: the id of the tab that the view is about, if the panel is in a tab itself. */
  | { view: 'page'; tab?: number }
  | { view: 'batches' }
  | { view: 'batch'; batchId: string }
  | { view: 'lists' }
  | { view: 'list'; listId: string }
  | { view: 'compare'; ids: GptId[] }
  /** Asks several GPTs the same question. */
  | { view: 'ask'; ids: GptId[] }
  | { view: 'following' }
  | { view: 'followed'; id: GptId }
  /** `words`: only domains that match them, such as one domain. */
  | { view: 'domains'; words?: string }
  | { view: 'history' }
  | { view: 'gpt'; id: GptId }
  /** A chat with a GPT. Without `conversation`, the one that is open in this session, or a new one. */
  | { view: 'try'; id: GptId; conversation?: string }
  | { view: 'conversations' }
  /** The inspected text or link contains no GPT. */
  | { view: 'no-gpt'; text: string };

/** A view that the side panel can be asked to show. `new-batch` also starts a batch of exactly these GPTs. */
export type PanelView = Route | { view: 'new-batch'; title: string; gpts: NamedGpt[] };

/** How many GPTs can be compared, or asked, side by side. */
export const MAX_COMPARED = 4;

/** Parses a hash such as `#gpt/g-2fkFE8rbu`; the default view if it is invalid. */
export function parseRoute(hash: string): Route {
  const [view, rest = ''] = hash.replace(/^#/, '').split('/', 2);
  switch (view) {
    case 'page':
      return /^\d{1,15}$/.test(rest) ? { view, tab: Number(rest) } : { view };
    // Browsers restore tabs with URLs of older versions.
    case 'survey':
    case 'batch':
      return /^[\w-]{1,64}$/.test(rest) ? { view: 'batch', batchId: rest } : DEFAULT_ROUTE;
    case 'list':
      return /^[\w-]{1,64}$/.test(rest) ? { view, listId: rest } : DEFAULT_ROUTE;
    case 'compare':
    case 'ask':
      return toRouteOfSeveral(view, rest.split(',').filter(isGptId));
    case 'gpt':
    case 'followed':
      return isGptId(rest) ? { view, id: rest } : DEFAULT_ROUTE;
    case 'try':
      return toChat(rest.split(','));
    case 'no-gpt':
      return { view, text: decode(rest) };
    case 'domains':
      return rest ? { view, words: decode(rest) } : { view };
    case 'surveys':
      return { view: 'batches' };
    case 'batches':
    case 'lists':
    case 'following':
    case 'conversations':
    case 'history':
      return { view };
    default:
      return DEFAULT_ROUTE;
  }
}

const DEFAULT_ROUTE: Route = { view: 'page' };

/** Removes duplicates. These views need at least two GPTs. */
function toRouteOfSeveral(view: 'compare' | 'ask', ids: GptId[]): Route {
  const unique = [...new Set(ids)].slice(0, MAX_COMPARED);
  return unique.length > 1 ? { view, ids: unique } : DEFAULT_ROUTE;
}

function toChat([id = '', conversation = '']: string[]): Route {
  if (!isGptId(id)) return DEFAULT_ROUTE;
  return /^[\w-]{1,64}$/.test(conversation)
    ? { view: 'try', id, conversation }
    : { view: 'try', id };
}

/**
 * The hash for the URL of the panel's page, without GPT ids and text: if the page is in a tab, the browser stores its
 * URL in the history.
 */
export function toUrlHash(route: Route): string {
  const hasIdOrText = ['id', 'ids', 'text', 'words'].some((field) => field in route);
  return hasIdOrText ? `#${route.view}` : toHash(route);
}

/** The complete route as a hash, for `parseRoute`. If it contains GPT ids or text, it must not be in a URL. */
export function toHash(route: Route): string {
  switch (route.view) {
    case 'page':
      return route.tab === undefined ? '#page' : `#page/${route.tab}`;
    case 'batch':
      return `#batch/${route.batchId}`;
    case 'list':
      return `#list/${route.listId}`;
    case 'compare':
    case 'ask':
      return `#${route.view}/${route.ids.join()}`;
    case 'gpt':
    case 'followed':
      return `#${route.view}/${route.id}`;
    case 'try':
      return `#try/${[route.id, route.conversation].filter(Boolean).join()}`;
    case 'no-gpt':
      return `#no-gpt/${encodeURIComponent(route.text.toWellFormed())}`;
    case 'domains':
      return route.words
        ? `#domains/${encodeURIComponent(route.words.toWellFormed())}`
        : '#domains';
    default:
      return `#${route.view}`;
  }
}

/** A URL that was typed by hand may be impossible to decode; it is shown unchanged. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
