import { describe, expect, it } from 'vitest';
import {
  createPlot,
  findNearest,
} from '../../../../../utils/extension-pages/batch/table/points.ts';
import { createCatalogueRows, createRows } from '../../../support/batch-items.ts';

const FRAME = { left: 40, top: 20, right: 640, bottom: 320 };

describe('createPlot', () => {
  it('places a point for each rated GPT within the frame', () => {
    const all = createCatalogueRows();
    const { points } = createPlot(all, FRAME);
    const rated = all.filter(({ gpt }) => gpt.ratings && 'average' in gpt.ratings);
    expect(rated.length).toBeGreaterThan(10);
    expect(points).toHaveLength(rated.length);
    for (const { x, y } of points) {
      expect(x).toBeGreaterThanOrEqual(FRAME.left);
      expect(x).toBeLessThanOrEqual(FRAME.right);
      expect(y).toBeGreaterThanOrEqual(FRAME.top);
      expect(y).toBeLessThanOrEqual(FRAME.bottom);
    }
  });

  it('places ten times the ratings one step to the right and better averages higher', () => {
    const at = (count: number, average: number) => ({ ratings: { count, average } });
    const { points, counts } = createPlot(createRows(at(10, 4), at(100, 4.5), at(1_000, 5)), FRAME);
    const [few, some, many] = points;
    expect((some?.x ?? 0) - (few?.x ?? 0)).toBeCloseTo((many?.x ?? 0) - (some?.x ?? 0));
    expect(few?.y).toBeGreaterThan(some?.y ?? Number.NaN);
    expect(many?.y).toBeCloseTo(FRAME.top);
    expect(counts.map(({ value }) => value)).toEqual([1, 10, 100, 1_000]);
  });

  it('omits unrated GPTs and unknown ratings', () => {
    expect(createPlot(createRows({}, { ratings: { count: 0 } }), FRAME).points).toEqual([]);
  });

  it('finds the nearest point within reach only', () => {
    const both = createRows(
      { name: 'one', ratings: { count: 10, average: 4 } },
      { name: 'other', ratings: { count: 1_000, average: 5 } },
    );
    const { points } = createPlot(both, FRAME);
    const [one, other] = points;
    expect(findNearest(points, (one?.x ?? 0) + 5, (one?.y ?? 0) - 5)?.row.name).toBe('one');
    expect(findNearest(points, (other?.x ?? 0) - 9, other?.y ?? 0)?.row.name).toBe('other');
    expect(findNearest(points, 300, 40)).toBeUndefined();
  });
});
