import { type GptId, isGptId } from '../ids/grammar.ts';

/** What the side panel shows; its address holds it, so that it can be linked to, reloaded and gone back from. */
export type Route = { at: 'history' } | { at: 'gpt'; id: GptId };

/** The route of a hash such as `#gpt/g-2fkFE8rbu`; the first view for what is none. */
export function routeOf(hash: string): Route {
  const [at, rest = ''] = hash.replace(/^#/, '').split('/', 2);
  if (at === 'gpt' && isGptId(rest)) return { at, id: rest };
  return { at: 'history' };
}

/** The hash that leads to a route. */
export function hashOf(route: Route): string {
  return route.at === 'gpt' ? `#gpt/${route.id}` : `#${route.at}`;
}
