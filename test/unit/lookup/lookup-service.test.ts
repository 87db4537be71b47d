import { describe, expect, it, vi } from 'vitest';
import {
  createTestLookupService,
  FRESH_MS,
  gpt,
  ID,
  newer,
  OTHER_ID,
  START,
  settle,
  toCachedGpt,
} from '../support/lookup-service.ts';

const DOWN = { kind: 'server-error', status: 503 } as const;

describe('for a GPT that is not cached, the lookup service', () => {
  it('fetches and caches it', async () => {
    const { collectAnswers, cache, waitForRequest } = createTestLookupService();
    const answers = collectAnswers();
    (await waitForRequest()).answer({ ok: true, value: gpt });
    expect(await answers).toEqual([{ found: true, cached: toCachedGpt(START) }]);
    expect(await cache.get(ID)).toEqual(toCachedGpt(START));
  });

  it('sends one request for concurrent lookups', async () => {
    const { collectAnswers, requests, waitForRequest } = createTestLookupService();
    const answers = Array.from({ length: 50 }, () => collectAnswers());
    const { answer } = await waitForRequest();
    await settle();
    answers.push(collectAnswers(), collectAnswers(ID, { refresh: true }));
    await settle();
    answer({ ok: true, value: gpt });
    const once = [{ found: true, cached: toCachedGpt(START) }];
    expect(await Promise.all(answers)).toEqual(answers.map(() => once));
    expect(requests.map(({ id }) => id)).toEqual([ID]);
  });

  it('sends no second request if another lookup fetched it in the meantime', async () => {
    const { collectAnswers, requests, cache, waitForRequest } = createTestLookupService();
    const { getNegative } = cache;
    const held = Promise.withResolvers<void>();
    const late = vi.spyOn(cache, 'getNegative').mockImplementationOnce(async (id) => {
      await held.promise;
      return getNegative(id);
    });
    const slow = collectAnswers();
    await vi.waitFor(() => expect(late).toHaveBeenCalled());

    const quick = collectAnswers();
    (await waitForRequest()).answer({ ok: true, value: gpt });
    await quick;
    held.resolve();
    expect(await slow).toEqual([{ found: true, cached: toCachedGpt(START) }]);
    expect(requests.map(({ id }) => id)).toEqual([ID]);
  });

  it('sends no request if another lookup failed in the meantime', async () => {
    const { collectAnswers, requests, cache, failLookup } = createTestLookupService();
    const { getNegative } = cache;
    const held = Promise.withResolvers<void>();
    const late = vi.spyOn(cache, 'getNegative').mockImplementationOnce(async (id) => {
      const found = await getNegative(id);
      await held.promise;
      return found;
    });
    const slow = collectAnswers();
    await vi.waitFor(() => expect(late).toHaveBeenCalled());

    await failLookup({ kind: 'unknown-gpt' });
    held.resolve();
    expect(await slow).toEqual([{ found: false, failure: { kind: 'unknown-gpt' } }]);
    expect(requests.map(({ id }) => id)).toEqual([ID]);
  });

  it('does not wait for the lookup of another GPT', async () => {
    const { collectAnswers, requests, waitForRequest } = createTestLookupService();
    collectAnswers();
    await waitForRequest();
    const answers = collectAnswers(OTHER_ID);
    (await waitForRequest(2)).answer({ ok: true, value: gpt });
    expect(await answers).toMatchObject([{ found: true, cached: { asked: OTHER_ID } }]);
    expect(requests.map(({ id }) => id)).toEqual([ID, OTHER_ID]);
  });

  it('returns a failure of the gateway and tries again next time', async () => {
    const { collectAnswers, failLookup, cache, waitForRequest } = createTestLookupService();
    expect(await failLookup(DOWN)).toEqual([{ found: false, failure: DOWN }]);
    expect(await cache.get(ID)).toBeUndefined();

    const again = collectAnswers();
    (await waitForRequest(2)).answer({ ok: true, value: gpt });
    expect(await again).toMatchObject([{ found: true }]);
  });

  it('fails to look up and to search without a gateway', async () => {
    const { collectAnswers, lookupService } = createTestLookupService({ gatewayIds: [] });
    const noKey = { kind: 'no-key' };
    expect(await collectAnswers()).toEqual([{ found: false, failure: noKey }]);
    expect(await lookupService.search('tides')).toEqual({ ok: false, failure: noKey });
  });
});

describe('for a cached GPT, the lookup service', () => {
  it('answers from the cache while it is fresh', async () => {
    const fresh = toCachedGpt(START - FRESH_MS + 1);
    const { collectAnswers, requests } = createTestLookupService({ cachedGpts: [fresh] });
    expect(await collectAnswers()).toEqual([{ found: true, cached: fresh }]);
    expect(requests).toEqual([]);
  });

  it('answers without a gateway', async () => {
    const fresh = toCachedGpt(START);
    const { collectAnswers } = createTestLookupService({ cachedGpts: [fresh], gatewayIds: [] });
    expect(await collectAnswers()).toEqual([{ found: true, cached: fresh }]);
  });

  it.each([
    ['stale', START - FRESH_MS],
    ['from the future, because the clock was wrong', START + FRESH_MS],
  ])('answers from the cache and then from the gateway if it is %s', async (_, readAt) => {
    const { collectAnswers, cache, waitForRequest } = createTestLookupService({
      cachedGpts: [toCachedGpt(readAt)],
    });
    const answers = collectAnswers();
    (await waitForRequest()).answer({ ok: true, value: newer });
    const fetched = { ...toCachedGpt(START), gpt: newer };
    expect(await answers).toEqual([
      { found: true, cached: toCachedGpt(readAt) },
      { found: true, cached: fetched },
    ]);
    expect(await cache.get(ID)).toEqual(fetched);
  });

  it('answers only from the gateway on a refresh', async () => {
    const { collectAnswers, waitForRequest } = createTestLookupService({
      cachedGpts: [toCachedGpt(START)],
    });
    const answers = collectAnswers(ID, { refresh: true });
    (await waitForRequest()).answer({ ok: true, value: newer });
    expect(await answers).toEqual([{ found: true, cached: { ...toCachedGpt(START), gpt: newer } }]);
  });

  it('returns the stale GPT with the failure if the gateway fails', async () => {
    const old = toCachedGpt(START - 3 * FRESH_MS);
    const { failLookup, cache } = createTestLookupService({ cachedGpts: [old] });
    const outdated = { found: true, cached: old, failure: DOWN };
    expect(await failLookup(DOWN)).toEqual([{ found: true, cached: old }, outdated]);
    expect(await failLookup(DOWN, ID, { refresh: true })).toEqual([outdated]);
    expect(await cache.get(ID)).toEqual(old);
  });
});

describe('an aborted lookup', () => {
  it('rejects, and the last one aborts the shared request', async () => {
    const { collectAnswers, waitForRequest } = createTestLookupService();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = collectAnswers(ID, { signal: one.signal });
    const second = collectAnswers(ID, { signal: two.signal });
    const { signal } = await waitForRequest();
    await settle();

    one.abort();
    await expect(first).rejects.toBe(one.signal.reason);
    expect(signal?.aborted).toBe(false);

    two.abort();
    await expect(second).rejects.toBe(two.signal.reason);
    expect(signal?.aborted).toBe(true);
  });

  it('does not affect other lookups of the same GPT', async () => {
    const { collectAnswers, requests, waitForRequest } = createTestLookupService();
    const one = new AbortController();
    const first = collectAnswers(ID, { signal: one.signal });
    const second = collectAnswers();
    const { answer } = await waitForRequest();
    await settle();
    one.abort();
    await expect(first).rejects.toBe(one.signal.reason);
    answer({ ok: true, value: gpt });
    expect(await second).toMatchObject([{ found: true }]);
    expect(requests).toHaveLength(1);
  });

  it('is followed by a new request, even while the aborted one is still ending', async () => {
    const { collectAnswers, requests, waitForRequest } = createTestLookupService();
    const one = new AbortController();
    const first = collectAnswers(ID, { signal: one.signal });
    const { end } = await waitForRequest();
    one.abort();
    await expect(first).rejects.toBe(one.signal.reason);

    const second = collectAnswers();
    const { answer } = await waitForRequest(2);
    end();
    await settle();
    const third = collectAnswers();
    await settle();
    answer({ ok: true, value: gpt });
    expect(await Promise.all([second, third])).toMatchObject([
      [{ found: true }],
      [{ found: true }],
    ]);
    expect(requests).toHaveLength(2);
  });

  it('does not abort later lookups if it has already been answered', async () => {
    const { collectAnswers, waitForRequest } = createTestLookupService();
    const one = new AbortController();
    const first = collectAnswers(ID, { signal: one.signal });
    (await waitForRequest()).answer({ ok: true, value: gpt });
    await first;
    const second = collectAnswers(ID, { refresh: true });
    const { signal, answer } = await waitForRequest(2);
    one.abort();
    expect(signal?.aborted).toBe(false);
    answer({ ok: true, value: newer });
    expect(await second).toMatchObject([{ cached: { gpt: { name: 'Code Guru II' } } }]);
  });

  it('sends no request if it was aborted before', async () => {
    const { collectAnswers, requests } = createTestLookupService();
    const gone = AbortSignal.abort();
    await expect(collectAnswers(ID, { signal: gone })).rejects.toBe(gone.reason);
    await settle();
    expect(requests).toEqual([]);
  });
});

it('sends every search to the gateway', async () => {
  const { lookupService, searches } = createTestLookupService();
  await lookupService.search('tides');
  await lookupService.search('tides');
  expect(searches).toEqual(['tides', 'tides']);
});
