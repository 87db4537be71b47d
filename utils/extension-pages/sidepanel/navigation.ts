import { parseRoute, type Route, toHash, toUrlHash } from '../../messages/panel-route.ts';

/** The routes of this page's history entries, by the keys in their states. */
const routes = new Map<string, Route>();

/**
 * Makes a route the current one, as a link would. What its URL must not contain goes into the state of the history
 * entry. Browsers write that state to disk to restore tabs, so in a private window the route stays in memory.
 */
export function enter(route: Route, how: 'pushState' | 'replaceState', isPrivate: boolean): void {
  const key = crypto.randomUUID();
  routes.set(key, route);
  const state = isPrivate ? { key } : { key, hash: toHash(route) };
  history[how](state, '', toUrlHash(route));
}

/** The current route of this page. */
export function currentRoute(): Route {
  const { key = '', hash = location.hash }: { key?: string; hash?: string } = history.state ?? {};
  return routes.get(key) ?? parseRoute(hash);
}
