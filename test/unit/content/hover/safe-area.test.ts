import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advancePath,
  type CardPath,
  type Point,
  startPath,
} from '../../../../utils/content/hover/safe-area.ts';

const card = { left: 100, top: 200, right: 460, bottom: 500 };

/** How many of the steps of a path from the link lead to the card, before one does not. */
function stepsOnWay([start, ...path]: [Point, ...Point[]]): number {
  let way: CardPath | undefined = startPath(start);
  let steps = 0;
  for (const point of path) {
    way = way && advancePath(way, point, card);
    if (!way) break;
    steps++;
  }
  return steps;
}

function line(from: Point, to: Point, steps = 10): [Point, ...Point[]] {
  const at = (part: number) => ({
    x: from.x + (to.x - from.x) * part,
    y: from.y + (to.y - from.y) * part,
  });
  return [from, ...Array.from({ length: steps }, (_, index) => at((index + 1) / (steps + 1)))];
}

const inCard = fc.record({
  x: fc.integer({ min: 100, max: 460 }),
  y: fc.integer({ min: 200, max: 500 }),
});
const above = fc.record({
  x: fc.integer({ min: -300, max: 900 }),
  y: fc.integer({ min: 0, max: 180 }),
});

describe('advancePath', () => {
  it('accepts every straight line into the card', () => {
    fc.assert(
      fc.property(above, inCard, (from, to) => {
        const path = line(from, to).filter(({ y }) => y < card.top);
        expect(stepsOnWay(path as [Point, ...Point[]])).toBe(path.length - 1);
      }),
    );
  });

  it.each([
    ['away from it', { x: 200, y: 20 }],
    ['past it on the left', { x: 20, y: 170 }],
    ['past it on the right', { x: 620, y: 170 }],
  ])('rejects a step that leads %s', (_, to) => {
    expect(stepsOnWay([{ x: 200, y: 100 }, to])).toBe(0);
  });

  it('tolerates a trembling hand', () => {
    const path = line({ x: 105, y: 100 }, { x: 105, y: 199 }).map(({ x, y }, index) => ({
      x: x + (index && index % 2 ? 4 : -4),
      y,
    }));
    expect(stepsOnWay(path as [Point, ...Point[]])).toBe(10);
  });

  it('limits the steps of a path to its first distance in pixels', () => {
    const point = fc.record({
      x: fc.double({ min: -1000, max: 2000, noNaN: true }),
      y: fc.double({ min: -1000, max: 2000, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 60 }), (points) => {
        let way = startPath(points[0] as Point);
        let last = Number.POSITIVE_INFINITY;
        for (const next of points.slice(1)) {
          const step = advancePath(way, next, card);
          if (!step) continue;
          expect(step.nearest).toBeLessThan(last);
          expect(Number.isInteger(step.nearest)).toBe(true);
          last = step.nearest;
          way = step;
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
