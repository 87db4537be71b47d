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

describe('a GPT that has not been read', () => {
  it('is asked for and kept', async () => {
    const { collectAnswers, cache, waitForRequest } = createTestLookupService();
    const told = collectAnswers();
    (await waitForRequest()).answer({ ok: true, value: gpt });
    expect(await told).toEqual([{ found: true, cached: toCachedGpt(START) }]);
    expect(await cache.get(ID)).toEqual(toCachedGpt(START));
  });

  it('is asked for once, however many ask at a time', async () => {
    const { collectAnswers, requests, waitForRequest } = createTestLookupService();
    const told = Array.from({ length: 50 }, () => collectAnswers());
    const { answer } = await waitForRequest();
    await settle();
    told.push(collectAnswers(), collectAnswers(ID, { refresh: true }));
    await settle();
    answer({ ok: true, value: gpt });
    const once = [{ found: true, cached: toCachedGpt(START) }];
    expect(await Promise.all(told)).toEqual(told.map(() => once));
    expect(requests.map(({ id }) => id)).toEqual([ID]);
  });

  it('is not asked for again where another look-up brought it between the library and the asking', async () => {
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

  it('is not asked for where a failure came to stand between the library and the asking', async () => {
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

  it('does not wait for another', async () => {
    const { collectAnswers, requests, waitForRequest } = createTestLookupService();
    collectAnswers();
    await waitForRequest();
    const told = collectAnswers(OTHER_ID);
    (await waitForRequest(2)).answer({ ok: true, value: gpt });
    expect(await told).toMatchObject([{ found: true, cached: { asked: OTHER_ID } }]);
    expect(requests.map(({ id }) => id)).toEqual([ID, OTHER_ID]);
  });

  it('is a failure where the gateway fails, and is asked for again the next time', async () => {
    const { collectAnswers, failLookup, cache, waitForRequest } = createTestLookupService();
    expect(await failLookup(DOWN)).toEqual([{ found: false, failure: DOWN }]);
    expect(await cache.get(ID)).toBeUndefined();

    const again = collectAnswers();
    (await waitForRequest(2)).answer({ ok: true, value: gpt });
    expect(await again).toMatchObject([{ found: true }]);
  });

  it('cannot be asked for without a gateway, nor can words', async () => {
    const { collectAnswers, lookupService } = createTestLookupService({ hasGateway: false });
    const noKey = { kind: 'no-key' };
    expect(await collectAnswers()).toEqual([{ found: false, failure: noKey }]);
    expect(await lookupService.search('tides')).toEqual({ ok: false, failure: noKey });
  });
});

describe('a GPT that has been read', () => {
  it('is told at once and not asked for while its reading is fresh', async () => {
    const fresh = toCachedGpt(START - FRESH_MS + 1);
    const { collectAnswers, requests } = createTestLookupService({ cachedGpts: [fresh] });
    expect(await collectAnswers()).toEqual([{ found: true, cached: fresh }]);
    expect(requests).toEqual([]);
  });

  it('is shown without a gateway too', async () => {
    const fresh = toCachedGpt(START);
    const { collectAnswers } = createTestLookupService({ cachedGpts: [fresh], hasGateway: false });
    expect(await collectAnswers()).toEqual([{ found: true, cached: fresh }]);
  });

  it.each([
    ['old', START - FRESH_MS],
    ['from a future that a wrong clock made', START + FRESH_MS],
  ])('is told at once when its reading is %s, and then anew', async (_, readAt) => {
    const { collectAnswers, cache, waitForRequest } = createTestLookupService({
      cachedGpts: [toCachedGpt(readAt)],
    });
    const told = collectAnswers();
    (await waitForRequest()).answer({ ok: true, value: newer });
    const reading = { asked: ID, gpt: newer, readAt: START };
    expect(await told).toEqual([
      { found: true, cached: toCachedGpt(readAt) },
      { found: true, cached: reading },
    ]);
    expect(await cache.get(ID)).toEqual(reading);
  });

  it('is told only anew when somebody asks for that', async () => {
    const { collectAnswers, waitForRequest } = createTestLookupService({
      cachedGpts: [toCachedGpt(START)],
    });
    const told = collectAnswers(ID, { refresh: true });
    (await waitForRequest()).answer({ ok: true, value: newer });
    expect(await told).toEqual([{ found: true, cached: { asked: ID, gpt: newer, readAt: START } }]);
  });

  it('is shown as it was, with the reason, when the gateway fails', async () => {
    const old = toCachedGpt(START - 3 * FRESH_MS);
    const { failLookup, cache } = createTestLookupService({ cachedGpts: [old] });
    const outdated = { found: true, cached: old, failure: DOWN };
    expect(await failLookup(DOWN)).toEqual([{ found: true, cached: old }, outdated]);
    expect(await failLookup(DOWN, ID, { refresh: true })).toEqual([outdated]);
    expect(await cache.get(ID)).toEqual(old);
  });
});

describe('who leaves before the answer', () => {
  it('hears nothing, and the request ends with the last of them', async () => {
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

  it('does not take the answer from those who stay', async () => {
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

  it('may come back, and a new request is made, even while the old one is still ending', async () => {
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

  it('after the answer ends nothing that others have begun since', async () => {
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

  it('before the question makes no request', async () => {
    const { collectAnswers, requests } = createTestLookupService();
    const gone = AbortSignal.abort();
    await expect(collectAnswers(ID, { signal: gone })).rejects.toBe(gone.reason);
    await settle();
    expect(requests).toEqual([]);
  });
});

it('words are searched for at the gateway each time', async () => {
  const { lookupService, searches } = createTestLookupService();
  await lookupService.search('tides');
  await lookupService.search('tides');
  expect(searches).toEqual(['tides', 'tides']);
});
