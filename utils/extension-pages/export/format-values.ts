/** Formats milliseconds since 1970 as ISO 8601 in UTC; `undefined` for an unknown or invalid time. */
export function toIsoTime(time: number | undefined): string | undefined {
  const date = new Date(time ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
