/** The least value that so large a share of all values does not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The value in the middle; of an even count the mean of the two that are. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const half = sorted.length / 2;
  return (at(Math.ceil(half) - 1) + at(Math.floor(half))) / 2;
}

/** How long one case took, in milliseconds, as a row of a table. */
export type TimesRow = { case: string; n: number; medianMs: number; p95Ms: number };

export function timesRow(name: string, measured: number[]): TimesRow {
  const rounded = (value: number) => Math.round(value * 10) / 10;
  return {
    case: name,
    n: measured.length,
    medianMs: rounded(median(measured)),
    p95Ms: rounded(percentile(measured, 0.95)),
  };
}
