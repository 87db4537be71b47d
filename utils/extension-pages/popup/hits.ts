import type { Result } from '../../gateway/failure.ts';
import { failed } from '../../gateway/failure.ts';
import type { HitPage, NextPage } from '../../gpt/gpt.ts';
import { sendMessage } from '../../messages/send.ts';
import type { Hits } from './popup-view.ts';

/** Searches the gateway, which counts as a lookup; `next` requests the next page. */
export async function searchGateway(words: string, next?: NextPage): Promise<Result<HitPage>> {
  const answer = await sendMessage({ type: 'search', words, next }).catch(() => undefined);
  return answer ?? failed({ kind: 'interrupted' });
}

/** Appends a page of hits without duplicates. A page without new hits is the last. */
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
