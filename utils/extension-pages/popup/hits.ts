import type { Result } from '../../gateway/failure.ts';
import { failed } from '../../gateway/failure.ts';
import type { HitPage } from '../../gpt/gpt.ts';
import { sendMessage } from '../../messages/send.ts';
import type { Hits } from './popup-view.ts';

/** Searches the gateway, which counts as a lookup; `last` is the last page, to request the next one. */
export async function searchGateway(
  words: string,
  { next, gatewayId }: Partial<HitPage> = {},
): Promise<Result<HitPage>> {
  const message = { type: 'search', words, next, gatewayId } as const;
  const answer = await sendMessage(message).catch(() => undefined);
  return answer ?? failed({ kind: 'interrupted' });
}

/** Appends a page of hits without duplicates. A page without new hits is the last. */
export function appendHits<T extends Hits>(before: T, { hits, next, gatewayId }: HitPage): T {
  const ids = new Set(before.hits.map(({ id }) => id));
  const newHits = hits.filter(({ id }) => !ids.has(id));
  return {
    ...before,
    hits: [...before.hits, ...newHits],
    next: newHits.length ? next : undefined,
    gatewayId,
    more: undefined,
  };
}
