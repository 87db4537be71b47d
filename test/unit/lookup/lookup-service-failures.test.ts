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

/** For how long a GPT that is not there is not asked for again. */
const ABSENT_MS = 60 * 60 * 1000;

const UNKNOWN: Failure = { kind: 'unknown-gpt', said: 'gpt not found' };
const REFUSED: Failure = { kind: 'key-refused' };
const DOWN: Failure = { kind: 'server-error', status: 503 };

describe('a GPT that the gateway does not know', () => {
  it('is not asked for again within the hour', async () => {
    const { collectAnswers, failLookup, requests, advance } = createTestLookupService();
    await failLookup(UNKNOWN);
    advance(ABSENT_MS - 1);
    expect(await collectAnswers()).toEqual([{ found: false, failure: UNKNOWN }]);
    expect(requests).toHaveLength(1);
  });

  it('is asked for after the hour, and at once when somebody wants to know anew', async () => {
    const { failLookup, requests, advance } = createTestLookupService();
    await failLookup(UNKNOWN);
    await failLookup(UNKNOWN, ID, { refresh: true });
    advance(ABSENT_MS);
    await failLookup(UNKNOWN);
    expect(requests).toHaveLength(3);
  });

  it('does not keep others from being asked for', async () => {
    const { collectAnswers, failLookup, waitForRequest } = createTestLookupService();
    await failLookup(UNKNOWN);
    const told = collectAnswers(OTHER_ID);
    (await waitForRequest(2)).answer({ ok: true, value: gpt });
    expect(await told).toMatchObject([{ found: true }]);
  });
});

describe('a key that was refused', () => {
  it.each<Failure>([REFUSED, { kind: 'balance-used-up' }])(
    'is not tried again with every GPT ($kind)',
    async (failure) => {
      const { collectAnswers, failLookup, requests } = createTestLookupService();
      await failLookup(failure);
      expect(await collectAnswers(OTHER_ID)).toEqual([{ found: false, failure }]);
      expect(requests).toHaveLength(1);
    },
  );

  it('is tried again when somebody asks for it, when it was changed, and after a while', async () => {
    const { failLookup, lookupService, requests, advance } = createTestLookupService();
    await failLookup(REFUSED);
    await failLookup(REFUSED, OTHER_ID, { refresh: true });
    lookupService.forgetFailures();
    await failLookup(REFUSED, OTHER_ID);
    advance(60 * 60 * 1000);
    await failLookup(REFUSED, OTHER_ID);
    expect(requests).toHaveLength(4);
  });

  it('does not hide what is known already', async () => {
    const old = toCachedGpt(START - 2 * FRESH_MS);
    const { collectAnswers, failLookup } = createTestLookupService({ cachedGpts: [old] });
    await failLookup(REFUSED, OTHER_ID);
    expect(await collectAnswers()).toEqual([
      { found: true, cached: old },
      { found: true, cached: old, failure: REFUSED },
    ]);
  });
});

describe('a gateway that asks for a pause', () => {
  const pause: Failure = { kind: 'rate-limited', retryAt: START + 7_000 };

  it('gets it from look-ups, and a person who searches gets past it', async () => {
    const { collectAnswers, lookupService, failLookup, requests, searches, advance } =
      createTestLookupService();
    await failLookup(pause);
    advance(6_999);
    expect(await collectAnswers(OTHER_ID)).toEqual([{ found: false, failure: pause }]);
    expect(requests).toHaveLength(1);
    expect(await lookupService.search('tides')).toMatchObject({ ok: true });
    expect(searches).toEqual(['tides']);
  });

  it('is asked again when the pause is over', async () => {
    const { lookupService, failLookup, searches, advance } = createTestLookupService();
    await failLookup(pause);
    advance(7_000);
    await lookupService.search('tides');
    await failLookup(DOWN, OTHER_ID);
    expect(searches).toEqual(['tides']);
  });
});

describe('a server in trouble', () => {
  it('is asked for every GPT: the next may be answered', async () => {
    const { failLookup, requests } = createTestLookupService();
    await failLookup(DOWN);
    await failLookup(DOWN, OTHER_ID);
    await failLookup(DOWN);
    expect(requests).toHaveLength(3);
  });

  it('is not asked again by who only wants to know why it failed just now', async () => {
    const { collectAnswers, failLookup, requests } = createTestLookupService();
    await failLookup(DOWN);
    expect(await collectAnswers(ID, { recallFailure: true })).toEqual([
      { found: false, failure: DOWN },
    ]);
    expect(requests).toHaveLength(1);
  });
});

describe('the log of failures', () => {
  it('tells what failed and for whom, but neither id nor words', async () => {
    const { failLookup, log } = createTestLookupService();
    await failLookup(UNKNOWN);
    await failLookup(DOWN, OTHER_ID, { reason: 'popup' });
    const kept = await log.getValue();
    expect(kept).toMatchObject([
      { at: START, kind: 'unknown-gpt', reason: 'hover' },
      { at: START, kind: 'server-error', status: 503, reason: 'popup' },
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/g-2fk|g-7Qm|not found/);
  });

  it('stays short', async () => {
    const { failLookup, log } = createTestLookupService();
    for (let times = 0; times < 50; times++) await failLookup(DOWN);
    expect((await log.getValue()).length).toBeLessThanOrEqual(20);
  });
});

describe('bookkeeping that hangs or fails', () => {
  const never = new Promise<never>(() => {});
  const full = () => Promise.reject(new Error('The disk is full.'));

  it.each([
    ['hangs', () => never],
    ['fails', full],
  ])('keeps no answer from being told: %s', async (_, write) => {
    const { collectAnswers, waitForRequest, cache, log, failLookup, troubles } =
      createTestLookupService();
    cache.put = write;
    cache.putNegative = write;
    log.setValue = write;
    const told = collectAnswers();
    (await waitForRequest()).answer({ ok: true, value: gpt });
    expect(await told).toMatchObject([{ found: true, cached: { gpt } }]);
    expect(await failLookup(UNKNOWN, OTHER_ID)).toEqual([{ found: false, failure: UNKNOWN }]);
    // The reading, the failure and the absence.
    expect(troubles).toHaveLength(3);
  });
});
