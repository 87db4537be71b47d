import type { Result } from '../../gateway/failure.ts';
import { failed } from '../../gateway/failure.ts';
import type { HitPage, NextPage } from '../../gpt/gpt.ts';
import { ask } from '../../messages/send.ts';
import type { Hits } from './popup-view.ts';

/** Searches by words, which is a look-up; `next` for the hits that follow. */
export async function askForHits(words: string, next?: NextPage): Promise<Result<HitPage>> {
  const answer = await ask({ type: 'search', words, next }).catch(() => undefined);
  return answer ?? failed({ kind: 'interrupted' });
}

/** The hits with those that follow, each GPT once. A page that brings nothing new is the last. */
export function withMore<T extends Hits>(before: T, { hits, next }: HitPage): T {
  const ids = new Set(before.hits.map(({ id }) => id));
  const fresh = hits.filter(({ id }) => !ids.has(id));
  return {
    ...before,
    hits: [...before.hits, ...fresh],
    next: fresh.length ? next : undefined,
    more: undefined,
  };
}
