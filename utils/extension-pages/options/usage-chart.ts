import { toLocalDay } from '../../lookup/usage.ts';
import { sumUsage, type UsageByDay } from '../../lookup/usage-by-day.ts';
import type { UsageSum } from './usage-rows.ts';

const DAYS = 30;

/** So that a single look-up is visible beside days with thousands. */
const MIN_HEIGHT = 0.02;

export interface Bar {
  /** A local day ("2026-11-23"). */
  day: string;
  /** Noon of the day. Milliseconds since 1970. */
  time: number;
  sum: UsageSum;
  /** Relative to the highest bar: 0 to 1. */
  height: number;
}

export interface UsageChart {
  /** Without gaps, in chronological order; the last one is today. */
  bars: Bar[];
  /** The look-ups of the day with the most. */
  max: number;
}

/**
 * The look-ups of the last 30 local days. Days without a count have none, and days after today, which only a wrong
 * clock has counted, are left out. `now`: milliseconds since 1970.
 */
export function createUsageChart(usage: UsageByDay, now: number): UsageChart {
  const today = new Date(now);
  const days = Array.from({ length: DAYS }, (_, index) => {
    // By the calendar, because days with a clock change do not have 24 hours.
    const date = today.getDate() - (DAYS - 1) + index;
    const time = new Date(today.getFullYear(), today.getMonth(), date, 12).getTime();
    const day = toLocalDay(time);
    return { day, time, sum: sumUsage(usage, { period: day }) };
  });
  const max = Math.max(...days.map(({ sum }) => sum.count));
  const toHeight = (count: number) => (count > 0 ? Math.max(MIN_HEIGHT, count / max) : 0);
  return { bars: days.map((day) => ({ ...day, height: toHeight(day.sum.count) })), max };
}

/** The index of the bar at a distance from the start of the chart; `undefined` if the chart has no width yet. */
export function findBarAt(offset: number, width: number, count: number): number | undefined {
  if (!(width > 0)) return undefined;
  return clampIndex(Math.floor((offset / width) * count), count);
}

/** The index of the bar to which a key moves from another one; `undefined` for other keys. */
export function moveByKey(key: string, from: number, count: number): number | undefined {
  const targets: Record<string, number> = {
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    PageUp: from + 7,
    PageDown: from - 7,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : clampIndex(target, count);
}

function clampIndex(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}
