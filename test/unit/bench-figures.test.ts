import { expect, it } from 'vitest';
import { EMPTY, OURS } from '../bench/pages/contenders.ts';
import { costsOf } from '../bench/pages/figures.ts';
import type { Measured } from '../bench/pages/rounds.ts';

function visit(contender: string, ms: number, paceMs: number): Measured {
  const script = { total: ms, longest: ms };
  const subject = 'article';
  return { contender, subject, round: 1, script, paceMs, heapKb: 0, elements: 0, longTasks: 0 };
}

function ourCost(visits: Measured[]) {
  const costs = costsOf({ version: '', characters: {}, slow: [], visits });
  return costs.find(({ contender }) => contender === OURS);
}

it('compares with the empty script at the pace of each visit: a machine that is slow for one changes no ratio', () => {
  const ours = ourCost([
    visit(EMPTY, 2, 10),
    visit(EMPTY, 2, 10),
    visit(EMPTY, 3, 15),
    visit(OURS, 3.6, 15),
    visit(OURS, 3.6, 15),
    visit(OURS, 2.4, 10),
  ]);
  expect(ours?.ratio).toBeCloseTo(1.2);
  expect(ours?.scriptMs).toBe(3.6);
});

it('leaves a visit out of the ratio whose pace nobody knows', () => {
  const lost = [Number.NaN, 0];
  const ours = ourCost([
    visit(EMPTY, 2, 10),
    visit(OURS, 2.4, 10),
    ...lost.map((pace) => visit(EMPTY, 9, pace)),
    ...lost.map((pace) => visit(OURS, 99, pace)),
  ]);
  expect(ours?.ratio).toBeCloseTo(1.2);
});
