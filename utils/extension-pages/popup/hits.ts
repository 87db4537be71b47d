import type { Result } from '../../gateway/failure.ts';
import { failed } from '../../gateway/failure.ts';
import type { HitPage, NextPage } from '../../gpt/gpt.ts';
import { sendMessage } from '../../messages/send.ts';
import type { Hits } from './popup-view.ts';

/** Searches by words, which is a look-up; `next` for the hits that follow. */
export async function searchGateway(words: string, next?: NextPage): Promise<Result<HitPage>> {
  const answer = await sendMessage({ type: 'search', words, next }).catch(() => undefined);
  return answer ?? failed({ kind: 'interrupted' });
}

/** The hits with those that follow, each GPT once. A page that brings nothing new is the last. */
export function appendHits<T extends Hits>(before: T, { hits, next }: HitPage): T {
  const ids = new Set(before.hits.map(({ id }) => id));
  const newHits = hits.filter(({ id }) => !ids.has(id));
  return {
    ...before,
    hits: [...before.hits, ...newHits],
    next: newHits.length ? next : undefined,
    more: undefined,
  };
}
