import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../utils/gateway/failure.ts';
import {
  createTestLookupService,
  FRESH_MS,
  gpt,
  ID,
  OTHER_ID,
  START,
  toCachedGpt,
} from '../support/lookup-service.ts';

/** How long a negative entry is valid. */
const NEGATIVE_MS = 60 * 60 * 1000;

const UNKNOWN: Failure = { kind: 'unknown-gpt', said: 'gpt not found' };
const REFUSED: Failure = { kind: 'key-refused' };
const DOWN: Failure = { kind: 'server-error', status: 503 };

describe('after an unknown GPT, the lookup service', () => {
  it('sends no request for it within an hour', async () => {
    const { collectAnswers, failLookup, requests, advance } = createTestLookupService();
    await failLookup(UNKNOWN);
    advance(NEGATIVE_MS - 1);
    expect(await collectAnswers()).toEqual([{ found: false, failure: UNKNOWN }]);
    expect(requests).toHaveLength(1);
  });

  it('sends a request after an hour, or at once on a refresh', async () => {
    const { failLookup, requests, advance } = createTestLookupService();
    await failLookup(UNKNOWN);
    await failLookup(UNKNOWN, ID, { refresh: true });
    advance(NEGATIVE_MS);
    await failLookup(UNKNOWN);
    expect(requests).toHaveLength(3);
  });

  it('looks up other GPTs', async () => {
    const { collectAnswers, failLookup, waitForRequest } = createTestLookupService();
    await failLookup(UNKNOWN);
    const answers = collectAnswers(OTHER_ID);
    (await waitForRequest(2)).answer({ ok: true, value: gpt });
    expect(await answers).toMatchObject([{ found: true }]);
  });
});

describe('after a refused key, the lookup service', () => {
  it.each<Failure>([REFUSED, { kind: 'balance-used-up' }])(
    'sends no request for other GPTs ($kind)',
    async (failure) => {
      const { collectAnswers, failLookup, requests } = createTestLookupService();
      await failLookup(failure);
      expect(await collectAnswers(OTHER_ID)).toEqual([{ found: false, failure }]);
      expect(requests).toHaveLength(1);
    },
  );

  it('tries again on a refresh, after a change of the key, and after a while', async () => {
    const { failLookup, lookupService, requests, advance } = createTestLookupService();
    await failLookup(REFUSED);
    await failLookup(REFUSED, OTHER_ID, { refresh: true });
    lookupService.forgetFailures();
    await failLookup(REFUSED, OTHER_ID);
    advance(60 * 60 * 1000);
    await failLookup(REFUSED, OTHER_ID);
    expect(requests).toHaveLength(4);
  });

  it('still returns cached GPTs', async () => {
    const old = toCachedGpt(START - 2 * FRESH_MS);
    const { collectAnswers, failLookup } = createTestLookupService({ cachedGpts: [old] });
    await failLookup(REFUSED, OTHER_ID);
    expect(await collectAnswers()).toEqual([
      { found: true, cached: old },
      { found: true, cached: old, failure: REFUSED },
    ]);
  });
});

describe('after the gateway requested a pause, the lookup service', () => {
  const pause: Failure = { kind: 'rate-limited', retryAt: START + 7_000 };

  it('sends no lookups, but still sends searches', async () => {
    const { collectAnswers, lookupService, failLookup, requests, searches, advance } =
      createTestLookupService();
    await failLookup(pause);
    advance(6_999);
    expect(await collectAnswers(OTHER_ID)).toEqual([{ found: false, failure: pause }]);
    expect(requests).toHaveLength(1);
    expect(await lookupService.search('tides')).toMatchObject({ ok: true });
    expect(searches).toEqual(['tides']);
  });

  it('sends lookups again when the pause is over', async () => {
    const { lookupService, failLookup, searches, advance } = createTestLookupService();
    await failLookup(pause);
    advance(7_000);
    await lookupService.search('tides');
    await failLookup(DOWN, OTHER_ID);
    expect(searches).toEqual(['tides']);
  });
});

describe('after a server error, the lookup service', () => {
  it('sends a request for every further lookup', async () => {
    const { failLookup, requests } = createTestLookupService();
    await failLookup(DOWN);
    await failLookup(DOWN, OTHER_ID);
    await failLookup(DOWN);
    expect(requests).toHaveLength(3);
  });

  it('repeats the failure without a request if `recallFailure` is set', async () => {
    const { collectAnswers, failLookup, requests } = createTestLookupService();
    await failLookup(DOWN);
    expect(await collectAnswers(ID, { recallFailure: true })).toEqual([
      { found: false, failure: DOWN },
    ]);
    expect(requests).toHaveLength(1);
  });
});

describe('the failure log', () => {
  it('contains kind, time and reason, but no ids or messages', async () => {
    const { failLookup, log } = createTestLookupService();
    await failLookup(UNKNOWN);
    await failLookup(DOWN, OTHER_ID, { reason: 'popup' });
    const logged = await log.getValue();
    expect(logged).toMatchObject([
      { at: START, kind: 'unknown-gpt', reason: 'hover' },
      { at: START, kind: 'server-error', status: 503, reason: 'popup' },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/g-2fk|g-7Qm|not found/);
  });

  it('keeps at most 20 failures', async () => {
    const { failLookup, log } = createTestLookupService();
    for (let times = 0; times < 50; times++) await failLookup(DOWN);
    expect((await log.getValue()).length).toBeLessThanOrEqual(20);
  });
});

describe('the lookup service', () => {
  const never = new Promise<never>(() => {});
  const full = () => Promise.reject(new Error('The disk is full.'));

  it.each([
    ['hangs', () => never],
    ['fails', full],
  ])('still answers when bookkeeping %s', async (_, write) => {
    const { collectAnswers, waitForRequest, cache, log, failLookup, errors } =
      createTestLookupService();
    cache.put = write;
    cache.putNegative = write;
    log.setValue = write;
    const answers = collectAnswers();
    (await waitForRequest()).answer({ ok: true, value: gpt });
    expect(await answers).toMatchObject([{ found: true, cached: { gpt } }]);
    expect(await failLookup(UNKNOWN, OTHER_ID)).toEqual([{ found: false, failure: UNKNOWN }]);
    // The cached GPT, the logged failure and the negative entry.
    expect(errors).toHaveLength(3);
  });
});
