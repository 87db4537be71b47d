/** ISO 8601 in UTC; nothing for a time that is not known or is none. `at` in milliseconds since 1970. */
export function toIsoTime(time: number | undefined): string | undefined {
  const date = new Date(time ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
