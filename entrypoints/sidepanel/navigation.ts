import { parseRoute, type Route, toHash, toUrlHash } from '../../utils/messages/panel-route.ts';

/** The routes of this page's entries in the tab's history, by the keys in their states. */
const routes = new Map<string, Route>();

/**
 * Makes a route that of this page, as a link would, with what its address must not say in the state of the history
 * entry. Browsers write that state to disk to bring tabs back, so a private window's stays in memory.
 */
export function enter(route: Route, how: 'pushState' | 'replaceState', isPrivate: boolean): void {
  const key = crypto.randomUUID();
  routes.set(key, route);
  const state = isPrivate ? { key } : { key, hash: toHash(route) };
  history[how](state, '', toUrlHash(route));
}

/** The route that this page is at. */
export function currentRoute(): Route {
  const { key = '', hash = location.hash }: { key?: string; hash?: string } = history.state ?? {};
  return routes.get(key) ?? parseRoute(hash);
}
