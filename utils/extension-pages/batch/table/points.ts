import { scaleLinear, scaleLog } from 'd3-scale';
import { getAverage } from '../../../gpt/score.ts';
import type { Row } from './row.ts';

/** A rated GPT in the plot; `x` and `y` in CSS pixels from the top left corner. */
export interface Point {
  row: Row;
  count: number;
  average: number;
  x: number;
  y: number;
}

interface Tick {
  value: number;
  /** In CSS pixels from the top left corner. */
  position: number;
}

export interface Plot {
  /** Sorted by number of ratings, ascending. */
  points: Point[];
  counts: Tick[];
  averages: Tick[];
}

/** The plot area, in CSS pixels. */
export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Computes the plot of the rated rows: number of ratings on a logarithmic x axis, because a few GPTs have thousands
 * and most have a dozen, and average on the y axis.
 */
export function createPlot(rows: Row[], frame: Frame): Plot {
  const rated = rows.flatMap((row) => {
    const average = getAverage(row.gpt);
    const count = row.gpt.ratings?.count ?? 0;
    return average === undefined || count < 1 ? [] : [{ row, count, average }];
  });
  const most = rated.reduce((most, { count }) => Math.max(most, count), 10);
  const lowest = rated.reduce((lowest, { average }) => Math.min(lowest, average), 4);
  const xScale = scaleLog().domain([1, most]).range([frame.left, frame.right]).nice();
  const yScale = scaleLinear()
    .domain([Math.floor(lowest), 5])
    .range([frame.bottom, frame.top]);
  const points = rated
    .map((each) => ({ ...each, x: xScale(each.count), y: yScale(each.average) }))
    .sort((one, other) => one.count - other.count || one.average - other.average);
  return {
    points,
    counts: xScale
      .ticks()
      .filter((value) => Number.isInteger(Math.log10(value)))
      .map((value) => ({ value, position: xScale(value) })),
    averages: yScale.ticks(5).map((value) => ({ value, position: yScale(value) })),
  };
}

/** The hit radius in CSS pixels. */
const MAX_DISTANCE = 24;

/** The point nearest to a position, within the hit radius. */
export function findNearest(points: Point[], x: number, y: number): Point | undefined {
  let found: Point | undefined;
  let best = MAX_DISTANCE * MAX_DISTANCE;
  for (const point of points) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance > best) continue;
    best = distance;
    found = point;
  }
  return found;
}
