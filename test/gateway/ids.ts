import { BASE62, HEX, type Random } from './random.ts';

/** Nine characters that resemble a word or number, so that they are rejected in plain text. */
const LOOKS_LIKE_A_WORD = /^(?:[a-z]{9}|[A-Z]{9}|\d{9}|[A-Z][a-z]{8})$/;

/** An id of the shape in use until October 2024: `g-` and nine letters or digits. */
export function shortId(random: Random): string {
  const body = random.text(BASE62, 9);
  return LOOKS_LIKE_A_WORD.test(body) ? shortId(random) : `g-${body}`;
}

/**
 * An id of the shape in use since December 2024: `g-` and 32 hex digits, of which the first eight
 * are the creation time in seconds.
 */
export function longId(createdAt: Date, random: Random): string {
  const seconds = Math.floor(createdAt.getTime() / 1000)
    .toString(16)
    .padStart(8, '0');
  return `g-${seconds}${random.text(HEX, 4)}8191${random.text(HEX, 16)}`;
}
