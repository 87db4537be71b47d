import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createUsageChart,
  findBarAt,
  moveByKey,
} from '../../../../utils/extension-pages/options/usage-chart.ts';
import type { UsageByDay } from '../../../../utils/lookup/usage-by-day.ts';

const NOON = new Date(2026, 10, 25, 12).getTime();

const hovers = (counts: Record<string, number>): UsageByDay =>
  Object.fromEntries(
    Object.entries(counts).map(([day, count]) => [day, { home: { hover: { count } } }]),
  );

const daysAt = (now: number) => createUsageChart({}, now).bars.map(({ day }) => day);

describe('createUsageChart', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('has a bar for each of the last 30 days, up to today', () => {
    const days = daysAt(NOON);
    expect(days).toHaveLength(30);
    expect([days[0], days[4], days[5], days[29]]).toEqual([
      '2026-10-27',
      '2026-10-31',
      '2026-11-01',
      '2026-11-25',
    ]);
  });

  it('sums up each day and scales the bars to the highest one', () => {
    const usage: UsageByDay = {
      ...hovers({ '2026-11-24': 4 }),
      '2026-11-25': {
        home: { hover: { count: 5, priced: 5, cost: 0.5 } },
        work: { search: { count: 3 } },
      },
    };
    const { bars, max } = createUsageChart(usage, NOON);
    expect(max).toBe(8);
    expect(bars[29]).toMatchObject({ sum: { count: 8, priced: 5, cost: 0.5 }, height: 1 });
    expect(bars[28]?.height).toBe(0.5);
    expect(bars[27]).toMatchObject({ sum: { count: 0 }, height: 0 });
  });

  it('shows a single look-up beside a day with millions', () => {
    const { bars } = createUsageChart(hovers({ '2026-11-24': 50_000_000, '2026-11-25': 1 }), NOON);
    expect(bars[29]?.height).toBeGreaterThan(0.01);
  });

  it('has flat bars without usage', () => {
    const { bars, max } = createUsageChart({}, NOON);
    expect(max).toBe(0);
    expect(bars.every(({ height }) => height === 0)).toBe(true);
  });

  it('leaves out days after today, which were counted before the clock was set back', () => {
    const { bars, max } = createUsageChart(
      hovers({ '2026-11-25': 2, '2026-11-26': 900, '2027-03-01': 900 }),
      NOON,
    );
    expect(max).toBe(2);
    expect(bars.at(-1)).toMatchObject({ day: '2026-11-25', height: 1 });
  });

  it.each([
    ['a day of 23 hours', 'Europe/Berlin', new Date(Date.UTC(2026, 3, 10, 22, 30)), '2026-04-11'],
    ['a day of 25 hours', 'Europe/Berlin', new Date(Date.UTC(2026, 10, 2, 22, 30)), '2026-11-02'],
    ['a day without midnight', 'America/Santiago', new Date(Date.UTC(2026, 8, 6, 5)), '2026-09-06'],
    [
      'a zone far in the east',
      'Pacific/Kiritimati',
      new Date(Date.UTC(2027, 0, 1, 9)),
      '2027-01-01',
    ],
  ])('has every local day once around %s', (_, zone, now, today) => {
    vi.stubEnv('TZ', zone);
    const days = daysAt(now.getTime());
    expect(days.at(-1)).toBe(today);
    const previousDay = (day: string) =>
      new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    expect(days.slice(0, -1)).toEqual(days.slice(1).map(previousDay));
  });
});

describe('findBarAt', () => {
  it('finds the bar under the pointer, also at the edges', () => {
    const find = (offset: number) => findBarAt(offset, 300, 30);
    expect([-5, 0, 9.9, 10, 155, 299, 300, 400].map(find)).toEqual([0, 0, 0, 1, 15, 29, 29, 29]);
  });

  it('finds none while the chart has no width', () => {
    expect(findBarAt(0, 0, 30)).toBeUndefined();
  });
});

describe('moveByKey', () => {
  it.each([
    ['ArrowLeft', 29, 28],
    ['ArrowDown', 0, 0],
    ['ArrowRight', 28, 29],
    ['ArrowUp', 29, 29],
    ['PageDown', 10, 3],
    ['PageUp', 27, 29],
    ['Home', 12, 0],
    ['End', 12, 29],
  ])('moves on %s from %i to %i', (key, from, to) => {
    expect(moveByKey(key, from, 30)).toBe(to);
  });

  it('ignores other keys, so that Tab leaves the chart', () => {
    expect(moveByKey('Tab', 3, 30)).toBeUndefined();
  });
});
