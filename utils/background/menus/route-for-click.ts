import { findIdInUrl, type GptId } from '../../gpt/gpt-id.ts';
import { parseQuery } from '../../gpt/parse-query.ts';
import type { Route } from '../../messages/panel-route.ts';

/** What was clicked. */
export type MenuItemId = 'link' | 'selection' | 'page';

/** The browser's data about a click in the context menu. */
interface Click {
  menuItemId: string | number;
  linkUrl?: string;
  selectionText?: string;
  pageUrl?: string;
}

/** In characters, of a text without a GPT that the view shows. */
const MAX_SHOWN_LENGTH = 200;

/** The view to show after a click in the context menu. */
export function getRouteForClick({
  menuItemId,
  linkUrl = '',
  selectionText = '',
  pageUrl = '',
}: Click): Route {
  if (menuItemId === 'link') return toRoute(findIdInUrl(linkUrl), linkUrl);
  if (menuItemId === 'selection') {
    const query = parseQuery(selectionText);
    return toRoute(query.kind === 'gpt' ? query.id : undefined, selectionText);
  }
  const id = findIdInUrl(pageUrl);
  return id ? { view: 'gpt', id } : { view: 'page' };
}

function toRoute(id: GptId | undefined, text: string): Route {
  return id
    ? { view: 'gpt', id }
    : { view: 'no-gpt', text: text.trim().slice(0, MAX_SHOWN_LENGTH) };
}
