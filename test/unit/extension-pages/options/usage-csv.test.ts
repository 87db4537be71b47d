import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toUsageFile } from '../../../../utils/extension-pages/options/usage-csv.ts';
import type { UsageByDay } from '../../../../utils/lookup/usage-by-day.ts';

const NOON = new Date(2026, 10, 5, 12).getTime();

function rowsOf(usage: UsageByDay, gateways: { id: string; name: string }[]) {
  const { text } = toUsageFile(usage, gateways, NOON);
  return Papa.parse<Record<string, string>>(text.slice(1).trim(), { header: true }).data;
}

describe('toUsageFile', () => {
  it('names the file with the local day and begins it with a byte order mark', () => {
    const { name, type, text } = toUsageFile({}, [], NOON);
    expect([name, type]).toEqual(['gpt-lens-usage-2026-11-05.csv', 'text/csv']);
    expect(text).toBe('\ufeffday,gateway,reason,requests,priced_requests,estimated_usd\r\n');
  });

  it('writes numbers as numbers, and an unknown cost as an empty cell', () => {
    const usage: UsageByDay = {
      '2026-11-04': {
        home: {
          hover: { count: 1_234, priced: 3, cost: 0.1 + 0.2 },
          survey: { count: 2 },
          follow: { count: 1, priced: 1, cost: 0 },
        },
      },
    };
    expect(rowsOf(usage, [{ id: 'home', name: 'Home' }])).toEqual([
      {
        day: '2026-11-04',
        gateway: 'Home',
        reason: 'hover',
        requests: '1234',
        priced_requests: '3',
        estimated_usd: '0.3',
      },
      expect.objectContaining({ reason: 'batch', priced_requests: '0', estimated_usd: '' }),
      expect.objectContaining({ reason: 'following', estimated_usd: '0' }),
    ]);
  });

  it('writes small and large costs without an exponent', () => {
    const costOf = (cost: number) =>
      rowsOf({ '2026-11-04': { home: { hover: { count: 1, priced: 1, cost } } } }, [])[0]
        ?.estimated_usd;
    expect([0.000_001_4, 98_765_432.1].map(costOf)).toEqual(['0.000001', '98765432.1']);
  });

  it('says if the user has removed the gateway', () => {
    const usage = { '2026-11-04': { gone: { hover: { count: 1 } } } };
    expect(rowsOf(usage, [])[0]?.gateway).toBe('removed gateway');
  });

  it('escapes a gateway name that looks like a formula or contains separators', () => {
    const usage = { '2026-11-04': { a: { hover: { count: 1 } }, b: { hover: { count: 1 } } } };
    const rows = rowsOf(usage, [
      { id: 'a', name: '=HYPERLINK("https://evil.example")' },
      { id: 'b', name: 'one, "two"\nthree' },
    ]);
    expect(rows.map(({ gateway }) => gateway)).toEqual([
      `'=HYPERLINK("https://evil.example")`,
      'one, "two" three',
    ]);
  });
});
