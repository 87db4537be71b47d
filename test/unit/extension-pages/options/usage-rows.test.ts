import { describe, expect, it } from 'vitest';
import {
  createUsageTable,
  getUsageTotals,
  isPriceUnknown,
  toUsageRows,
} from '../../../../utils/extension-pages/options/usage-rows.ts';
import type { UsageByDay } from '../../../../utils/lookup/usage-by-day.ts';

const NOON = new Date(2026, 10, 25, 12).getTime();
const HOME = { id: 'home', name: 'Home' };
const WORK = { id: 'work', name: 'Work' };

const priced = (count: number, cost: number) => ({ count, priced: count, cost });

const USAGE: UsageByDay = {
  '2026-11-25': { home: { hover: priced(3, 0.75), search: { count: 2 } } },
  '2026-11-02': { work: { hover: { count: 4 }, test: { count: 1 } }, old: { hover: { count: 5 } } },
  '2026-11-01': { older: { survey: priced(6, 1.5) } },
  '2026-10-31': { home: { hover: priced(10, 2) } },
  '2026-09-30': { home: { hover: { count: 100 } } },
};

const totalsAt = (usage: UsageByDay, now: number) =>
  Object.fromEntries(getUsageTotals(usage, now).map(({ period, sum }) => [period, sum]));

describe('getUsageTotals', () => {
  it('sums up today, this month and last month', () => {
    expect(totalsAt(USAGE, NOON)).toEqual({
      today: { count: 5, priced: 3, cost: 0.75 },
      'this-month': { count: 21, priced: 9, cost: 2.25 },
      'last-month': { count: 10, priced: 10, cost: 2 },
    });
  });

  it('sums up the messages of chats apart from the look-ups', () => {
    const usage: UsageByDay = {
      '2026-11-25': { home: { hover: { count: 1 }, chat: priced(2, 0.2) } },
      '2026-10-01': { work: { chat: { count: 4 } } },
    };
    const totals = getUsageTotals(usage, NOON).map(({ sum, chats }) => [sum.count, chats.count]);
    expect(totals).toEqual([
      [1, 2],
      [1, 2],
      [0, 4],
    ]);
  });

  it.each([
    ['on the 31st after a month of 30 days', new Date(2026, 9, 31, 23, 59), '2026-09-30'],
    ['on the 31st of March after a short month', new Date(2027, 2, 31, 12), '2027-02-28'],
    ['in January', new Date(2027, 0, 1, 0, 0), '2026-12-31'],
  ])('finds the last month %s', (_, now, day) => {
    const usage = { [day]: { home: { hover: { count: 7 } } } };
    expect(totalsAt(usage, now.getTime())).toMatchObject({
      'this-month': { count: 0 },
      'last-month': { count: 7 },
    });
  });

  it('gives a time within each period, from which its month can be formatted', () => {
    const months = getUsageTotals({}, new Date(2027, 0, 31, 12).getTime()).map(({ time }) =>
      new Date(time).getMonth(),
    );
    expect(months).toEqual([0, 0, 11]);
  });
});

describe('isPriceUnknown', () => {
  it('is true if none of the look-ups of this month had a known price', () => {
    expect(isPriceUnknown({ '2026-11-02': { home: { hover: { count: 1 } } } }, [], NOON)).toBe(
      true,
    );
    expect(isPriceUnknown(USAGE, [], NOON)).toBe(false);
  });

  it('is false without look-ups in this month and for a price of zero', () => {
    expect(isPriceUnknown({ '2026-10-31': { home: { hover: { count: 1 } } } }, [], NOON)).toBe(
      false,
    );
    expect(isPriceUnknown({ '2026-11-02': { home: { hover: priced(1, 0) } } }, [], NOON)).toBe(
      false,
    );
  });

  it('is false as soon as a price is known, although earlier look-ups were counted without one', () => {
    const usage = { '2026-11-02': { home: { test: { count: 4 } } } };
    expect(isPriceUnknown(usage, [{ id: 'home', name: 'Home', hasPrice: true }], NOON)).toBe(false);
    expect(isPriceUnknown(usage, [{ id: 'home', name: 'Home' }], NOON)).toBe(true);
  });
});

describe('createUsageTable', () => {
  it('sums up by reason and gateway, with all removed gateways in one column', () => {
    const { columns, isByGateway, rows, lookups, chats } = createUsageTable(
      USAGE,
      [HOME, WORK],
      NOON,
    );
    expect(isByGateway).toBe(true);
    expect(columns.map(({ name }) => name)).toEqual(['Home', 'Work', undefined]);
    const counts = rows.map(({ reason, cells, total: sum }) => [
      reason,
      ...cells.map(({ count }) => count),
      sum.count,
    ]);
    expect(counts).toEqual([
      ['hover', 3, 4, 5, 12],
      ['search', 2, 0, 0, 2],
      ['survey', 0, 0, 6, 6],
      ['test', 0, 1, 0, 1],
    ]);
    expect(lookups?.cells).toEqual([
      { count: 5, priced: 3, cost: 0.75 },
      { count: 5, priced: 0, cost: 0 },
      { count: 11, priced: 6, cost: 1.5 },
    ]);
    expect(lookups?.total).toEqual({ count: 21, priced: 9, cost: 2.25 });
    expect(chats).toBeUndefined();
  });

  it('counts messages of chats in a row of their own, not among the look-ups', () => {
    const usage = {
      ...USAGE,
      '2026-11-24': { home: { chat: priced(3, 0.3) }, talks: { chat: { count: 2 } } },
    };
    const table = createUsageTable(usage, [HOME, WORK, { id: 'talks', name: 'Talks' }], NOON);
    expect(table.columns.map(({ name }) => name)).toEqual(['Home', 'Work', 'Talks', undefined]);
    expect(table.rows.map(({ reason }) => reason)).not.toContain('chat');
    expect(table.lookups?.total.count).toBe(21);
    expect(table.chats?.cells.map(({ count }) => count)).toEqual([3, 0, 2, 0]);
    expect(table.chats?.total).toEqual({ count: 5, priced: 3, cost: 0.3 });
  });

  it('has only the row of the messages if there were no look-ups', () => {
    const usage = { '2026-11-24': { home: { chat: { count: 1 } } } };
    const table = createUsageTable(usage, [HOME], NOON);
    expect(table).toMatchObject({ rows: [], lookups: undefined, chats: { total: { count: 1 } } });
  });

  it('has no column for a gateway without look-ups in this month, but names the others', () => {
    const usage = { '2026-11-02': { work: { hover: { count: 4 } } } };
    const table = createUsageTable(usage, [HOME, WORK], NOON);
    expect(table.columns).toEqual([{ name: 'Work', ids: ['work'] }]);
    expect(table.isByGateway).toBe(true);
  });

  it('names no gateway if there is only one', () => {
    const usage = { '2026-11-02': { home: { hover: { count: 4 } } } };
    expect(createUsageTable(usage, [HOME], NOON).isByGateway).toBe(false);
    expect(createUsageTable(usage, [], NOON).isByGateway).toBe(false);
  });

  it('names a removed gateway if there is another one now', () => {
    const usage = { '2026-11-02': { old: { hover: { count: 4 } } } };
    expect(createUsageTable(usage, [HOME], NOON).isByGateway).toBe(true);
  });

  it('has no rows without look-ups in this month', () => {
    const usage = { '2026-10-31': { home: { hover: { count: 4 } } } };
    expect(createUsageTable(usage, [HOME], NOON)).toMatchObject({ columns: [], rows: [] });
  });
});

describe('toUsageRows', () => {
  it('has one row for each day, gateway and reason, in chronological order', () => {
    const rows = toUsageRows(USAGE, [WORK, HOME]).map(({ day, gateway, reason, count }) => [
      day,
      gateway,
      reason,
      count,
    ]);
    expect(rows).toEqual([
      ['2026-09-30', 'Home', 'hover', 100],
      ['2026-10-31', 'Home', 'hover', 10],
      ['2026-11-01', undefined, 'survey', 6],
      ['2026-11-02', 'Work', 'hover', 4],
      ['2026-11-02', 'Work', 'test', 1],
      ['2026-11-02', undefined, 'hover', 5],
      ['2026-11-25', 'Home', 'hover', 3],
      ['2026-11-25', 'Home', 'search', 2],
    ]);
  });
});
