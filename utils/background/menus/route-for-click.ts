import { type GptId, idInUrl } from '../../gpt/gpt-id.ts';
import { parseQuery } from '../../gpt/parse-query.ts';
import type { Route } from '../../messages/panel-route.ts';

/** What the menu is offered on. */
export type MenuPlace = 'link' | 'selection' | 'page';

/** What a browser tells of a click in the context menu. */
interface Click {
  menuItemId: string | number;
  linkUrl?: string;
  selectionText?: string;
  pageUrl?: string;
}

/** Shown of what has no GPT in it. */
const MOST_TOLD = 200;

/** The view that answers a click in the context menu. */
export function routeOfClick({
  menuItemId,
  linkUrl = '',
  selectionText = '',
  pageUrl = '',
}: Click): Route {
  if (menuItemId === 'link') return routeTo(idInUrl(linkUrl), linkUrl);
  if (menuItemId === 'selection') {
    const query = parseQuery(selectionText);
    return routeTo(query.kind === 'gpt' ? query.id : undefined, selectionText);
  }
  const id = idInUrl(pageUrl);
  return id ? { at: 'gpt', id } : { at: 'page' };
}

function routeTo(id: GptId | undefined, text: string): Route {
  return id ? { at: 'gpt', id } : { at: 'no-gpt', text: text.trim().slice(0, MOST_TOLD) };
}
