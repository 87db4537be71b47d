import { toLocalDay } from '../../lookup/usage.ts';
import type { UsageByDay } from '../../lookup/usage-by-day.ts';
import { type Cell, formatCsv } from '../export/csv.ts';
import { type TextFile, toExportFile } from '../export/export-file.ts';
import { EXPORTED_REASONS, type NamedGateway, toUsageRows, type UsageRow } from './usage-rows.ts';

/** The columns in order. Names and values are the same in every language, see docs/decisions/csv-columns.md. */
const COLUMNS: Record<string, (row: UsageRow) => Cell> = {
  day: ({ day }) => day,
  gateway: ({ gateway }) => gateway ?? 'removed gateway',
  reason: ({ reason }) => EXPORTED_REASONS[reason],
  requests: ({ count }) => count,
  priced_requests: ({ priced }) => priced,
  estimated_usd: ({ priced, cost }) => (priced > 0 ? roundCost(cost) : undefined),
};

/** Sums of fractions such as 0.1 + 0.2 have digits that mean nothing. */
function roundCost(dollars: number): number {
  return Number(dollars.toFixed(6));
}

/** Creates a CSV file with one row for each day, gateway and reason. `now`: milliseconds since 1970. */
export function toUsageFile(usage: UsageByDay, gateways: NamedGateway[], now: number): TextFile {
  const read = Object.values(COLUMNS);
  const rows = toUsageRows(usage, gateways);
  const csv = formatCsv([
    Object.keys(COLUMNS),
    ...rows.map((row) => read.map((column) => column(row))),
  ]);
  return toExportFile('csv', `gpt-lens-usage-${toLocalDay(now)}`, csv);
}
