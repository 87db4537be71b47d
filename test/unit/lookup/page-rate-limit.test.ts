import { describe, expect, it, vi } from 'vitest';
import { createPageRateLimit } from '../../../utils/lookup/page-rate-limit.ts';
import {
  createTestLookupService,
  gpt,
  ID,
  OTHER_ID,
  START,
  toCachedGpt,
} from '../support/lookup-service.ts';

function paceAt(clock: { now: number }) {
  const { take } = createPageRateLimit(() => clock.now);
  return { isAllowed: (tab = 1) => take(tab) === undefined };
}

describe('the rate limit of a tab', () => {
  it('lets thirty look-ups through at once, and then one in two seconds', () => {
    const clock = { now: START };
    const { isAllowed } = paceAt(clock);
    const allowed = Array.from({ length: 1000 }, () => isAllowed());
    expect(allowed.filter(Boolean)).toHaveLength(30);
    clock.now += 1999;
    expect(isAllowed()).toBe(false);
    clock.now += 1;
    expect([isAllowed(), isAllowed()]).toEqual([true, false]);
  });

  it('is as fast as ever after a rest, and no faster', () => {
    const clock = { now: START };
    const { isAllowed } = paceAt(clock);
    for (let times = 0; times < 50; times++) isAllowed();
    clock.now += 3_600_000;
    const allowed = Array.from({ length: 50 }, () => isAllowed());
    expect(allowed.filter(Boolean)).toHaveLength(30);
  });

  it('is never felt by a person who looks at one GPT after the other', () => {
    const clock = { now: START };
    const { isAllowed } = paceAt(clock);
    for (let times = 0; times < 500; times++) {
      clock.now += 2000;
      expect(isAllowed()).toBe(true);
    }
  });

  it('is not stopped by a clock that is set back', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: START });
    const { take } = createPageRateLimit();
    for (let times = 0; times < 20; times++) take(1);
    vi.setSystemTime(START - 3_600_000);
    expect(take(1)).toBeUndefined();
    vi.useRealTimers();
  });

  it('is each tab’s own', () => {
    const { isAllowed } = paceAt({ now: START });
    for (let times = 0; times < 50; times++) isAllowed(1);
    expect([isAllowed(1), isAllowed(2)]).toEqual([false, true]);
  });
});

describe('a look-up that is not permitted', () => {
  const checkLimit = () => ({ kind: 'too-fast' }) as const;

  it('asks nobody, and says so beside what is known', async () => {
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

  it('is not asked for where the answer is known', async () => {
    const { collectAnswers } = createTestLookupService({ cachedGpts: [toCachedGpt(START)] });
    const told = await collectAnswers(ID, {
      checkLimit: () => {
        throw new Error('A fresh reading costs nothing.');
      },
    });
    expect(told).toEqual([{ found: true, cached: { asked: ID, gpt, readAt: START } }]);
  });
});
