import { expect, it } from 'vitest';
import { EMPTY, OURS } from '../bench/pages/contenders.ts';
import { costsOf } from '../bench/pages/figures.ts';
import type { Measured } from '../bench/pages/rounds.ts';

function visit(contender: string, round: number, ms: number): Measured {
  const script = { total: ms, longest: ms };
  const subject = 'article';
  return { contender, subject, round, script, heapKb: 0, elements: 0, longTasks: 0 };
}

it('compares with the empty script of the same round: a machine that gets slower changes no ratio', () => {
  const costs = costsOf({
    version: '',
    characters: {},
    slow: [],
    visits: [
      ...[2, 2].map((ms) => visit(EMPTY, 1, ms)),
      ...[2.4, 2.4].map((ms) => visit(OURS, 1, ms)),
      ...[4, 4].map((ms) => visit(EMPTY, 2, ms)),
      visit(OURS, 2, 4.8),
    ],
  });
  const ours = costs.find(({ contender }) => contender === OURS);
  expect(ours?.ratio).toBeCloseTo(1.2);
  expect(ours?.scriptMs).toBe(2.4);
});
