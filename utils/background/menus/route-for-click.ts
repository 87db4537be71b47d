import { findIdInUrl, type GptId } from '../../gpt/gpt-id.ts';
import { parseQuery } from '../../gpt/parse-query.ts';
import type { Route } from '../../messages/panel-route.ts';

/** What can be clicked. */
type MenuTarget = 'link' | 'selection' | 'page';

/** The entries that show a GPT, and those that open a chat with it. */
export type MenuItemId = MenuTarget | `try-${MenuTarget}`;

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
  const [, isTry, target] = /^(try-)?(.*)$/.exec(String(menuItemId)) ?? [];
  const view = isTry ? 'try' : 'gpt';
  if (target === 'link') return toRoute(view, findIdInUrl(linkUrl), linkUrl);
  if (target === 'selection') {
    const query = parseQuery(selectionText);
    return toRoute(view, query.kind === 'gpt' ? query.id : undefined, selectionText);
  }
  const id = findIdInUrl(pageUrl);
  return id ? { view, id } : { view: 'page' };
}

function toRoute(view: 'gpt' | 'try', id: GptId | undefined, text: string): Route {
  return id ? { view, id } : { view: 'no-gpt', text: text.trim().slice(0, MAX_SHOWN_LENGTH) };
}
