import { describe, expect, it, vi } from 'vitest';
import { createPageRateLimit } from '../../../utils/lookup/page-rate-limit.ts';
import {
  createTestLookupService,
  ID,
  OTHER_ID,
  START,
  toCachedGpt,
} from '../support/lookup-service.ts';

function createLimit(clock: { now: number }) {
  const { take } = createPageRateLimit(() => clock.now);
  return { isAllowed: (tab = 1) => take(tab) === undefined };
}

describe('the page rate limit', () => {
  it('allows a burst of thirty lookups, then one every two seconds', () => {
    const clock = { now: START };
    const { isAllowed } = createLimit(clock);
    const allowed = Array.from({ length: 1000 }, () => isAllowed());
    expect(allowed.filter(Boolean)).toHaveLength(30);
    clock.now += 1999;
    expect(isAllowed()).toBe(false);
    clock.now += 1;
    expect([isAllowed(), isAllowed()]).toEqual([true, false]);
  });

  it('allows a burst of thirty again after a pause, and no more', () => {
    const clock = { now: START };
    const { isAllowed } = createLimit(clock);
    for (let times = 0; times < 50; times++) isAllowed();
    clock.now += 3_600_000;
    const allowed = Array.from({ length: 50 }, () => isAllowed());
    expect(allowed.filter(Boolean)).toHaveLength(30);
  });

  it('never limits a person who looks up a GPT every two seconds', () => {
    const clock = { now: START };
    const { isAllowed } = createLimit(clock);
    for (let times = 0; times < 500; times++) {
      clock.now += 2000;
      expect(isAllowed()).toBe(true);
    }
  });

  it('allows lookups after the system clock is set back', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: START });
    const { take } = createPageRateLimit();
    for (let times = 0; times < 20; times++) take(1);
    vi.setSystemTime(START - 3_600_000);
    expect(take(1)).toBeUndefined();
    vi.useRealTimers();
  });

  it('counts each tab separately', () => {
    const { isAllowed } = createLimit({ now: START });
    for (let times = 0; times < 50; times++) isAllowed(1);
    expect([isAllowed(1), isAllowed(2)]).toEqual([false, true]);
  });
});

describe('a lookup whose `checkLimit` returns a failure', () => {
  const checkLimit = () => ({ kind: 'too-fast' }) as const;

  it('sends no request and returns the failure with the cached GPT', async () => {
    const { collectAnswers, requests } = createTestLookupService({
      cachedGpts: [toCachedGpt(START)],
    });
    expect(await collectAnswers(OTHER_ID, { checkLimit })).toEqual([
      { found: false, failure: checkLimit() },
    ]);
    expect(await collectAnswers(ID, { checkLimit, refresh: true })).toEqual([
      { found: true, cached: toCachedGpt(START), failure: checkLimit() },
    ]);
    expect(requests).toEqual([]);
  });

  it('answers from the cache without calling `checkLimit`', async () => {
    const { collectAnswers } = createTestLookupService({ cachedGpts: [toCachedGpt(START)] });
    const answers = await collectAnswers(ID, {
      checkLimit: () => {
        throw new Error('A fresh GPT must not count.');
      },
    });
    expect(answers).toEqual([{ found: true, cached: toCachedGpt(START) }]);
  });
});
