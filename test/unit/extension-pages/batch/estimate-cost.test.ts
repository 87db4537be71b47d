import { expect, it } from 'vitest';
import { estimateCost } from '../../../../utils/extension-pages/batch/estimate-cost.ts';
import { toSummary } from '../../../../utils/gpt/summary.ts';
import { NOW, toCachedGpt, toId } from '../../support/cache-database.ts';

const cached = (n: number, isFresh: boolean) => ({
  id: toId(n),
  isFresh,
  readAt: NOW,
  gpt: toSummary(toCachedGpt(n).gpt),
});

it('counts stale and unknown GPTs as lookups', () => {
  const ids = [1, 2, 3, 4, 5].map(toId);
  // The fourth was there once and is known to be gone.
  const knowledge = {
    cached: [cached(1, true), cached(2, false), cached(4, false)],
    missing: [toId(3), toId(4)],
  };
  expect(estimateCost(ids, knowledge)).toEqual({ lookups: 2, fromCache: 3 });
  expect(estimateCost([], { cached: [], missing: [] })).toEqual({ lookups: 0, fromCache: 0 });
});
