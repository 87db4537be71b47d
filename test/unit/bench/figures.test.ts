import { expect, it } from 'vitest';
import { EMPTY, OURS } from '../../bench/pages/extensions.ts';
import { costsOf } from '../../bench/pages/figures.ts';
import type { Visit } from '../../bench/pages/measure.ts';

function visit(extension: string, ms: number, paceMs: number): Visit {
  const script = { total: ms, longest: ms };
  const subject = 'article';
  return { extension, subject, round: 1, script, paceMs, heapKb: 0, elements: 0 };
}

it("normalizes the ratio to the empty script by the machine's pace in each visit", () => {
  const costs = costsOf([
    visit(EMPTY, 2, 10),
    visit(EMPTY, 3, 15),
    visit(EMPTY, 9, Number.NaN),
    visit(OURS, 3.6, 15),
    visit(OURS, 2.4, 10),
    visit(OURS, 99, 0),
  ]);
  const ours = costs.find(({ extension }) => extension === OURS);
  expect(ours?.ratio).toBeCloseTo(1.2);
  expect(ours?.scriptMs).toBe(3.6);
});
