import { type GptId, isGptId } from '../ids/grammar.ts';

/** What the side panel shows; its address holds it, so that it can be linked to, reloaded and gone back from. */
export type Route =
  | { at: 'following' }
  | { at: 'followed'; id: GptId }
  | { at: 'history' }
  | { at: 'gpt'; id: GptId };

/** The route of a hash such as `#gpt/g-2fkFE8rbu`; the first view for what is none. */
export function routeOf(hash: string): Route {
  const [at, rest = ''] = hash.replace(/^#/, '').split('/', 2);
  if ((at === 'gpt' || at === 'followed') && isGptId(rest)) return { at, id: rest };
  if (at === 'following') return { at };
  return { at: 'history' };
}

/** The hash that leads to a route. */
export function hashOf(route: Route): string {
  return 'id' in route ? `#${route.at}/${route.id}` : `#${route.at}`;
}
