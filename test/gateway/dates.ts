import type { Random } from './random.ts';

const FIRST_GPT = Date.UTC(2023, 10, 6, 18);
const LAST_SHORT_ID = Date.UTC(2024, 9, 20);
const FIRST_LONG_ID = Date.UTC(2024, 11, 3);
const LAST_CREATION = Date.UTC(2026, 2, 20);
const LAST_UPDATE = Date.UTC(2026, 3, 10);

/** A random creation time in the months of short or of long ids. */
export function creationDate(ids: 'short' | 'long', random: Random): Date {
  return ids === 'short'
    ? dateBetween(FIRST_GPT, LAST_SHORT_ID, random)
    : dateBetween(FIRST_LONG_ID, LAST_CREATION, random);
}

/** A random time between the creation of a GPT and the last day of the catalogue. */
export function updateDate(createdAt: Date, random: Random): Date {
  return dateBetween(createdAt.getTime(), LAST_UPDATE, random);
}

/** Formats a time as the gateway does, such as `2023-11-12T04:45:07.116011+00:00`. */
export function withMicroseconds(date: Date, random: Random): string {
  return date.toISOString().replace('Z', `${random.text('0123456789', 3)}+00:00`);
}

function dateBetween(low: number, high: number, random: Random): Date {
  return new Date(random.between(low, high));
}
