import * as z from 'zod/mini';
import { isLoopback } from './base-url.ts';

// The compiled parsers of zod need `eval`, which an extension's policy forbids.
z.config({ jitless: true });

/** A field that may be missing, null or of another kind, which must never cost the rest of the answer. */
export function lenient<T extends z.ZodMiniType>(schema: T) {
  return z.catch(z.optional(schema), undefined);
}

/** Something to see: more than spaces, direction marks, joiners and the blanks that count as letters. */
const VISIBLE = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * What turns around the text that comes after it, wherever that is shown, and what draws nothing: no name needs
 * them. Line ends and tabs stay, and so do the marks by which languages from right to left are written.
 */
const MISLEADING = /[\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/gu;

/** A text of at most `longest` characters, without space around it; nothing to see is as good as missing. */
export function text(maxLength: number) {
  return lenient(
    z.pipe(
      z.string(),
      z.transform((value) => trimText(value, maxLength)),
    ),
  );
}

/** What can be seen of a text, at most `longest` characters of it, without space around it. */
export function trimText(value: string, maxLength: number): string | undefined {
  const short = value
    .replace(MISLEADING, '')
    .toWellFormed()
    .trim()
    .slice(0, maxLength)
    // A cut must not leave half of a character.
    .replace(/[\ud800-\udbff]$/, '');
  return VISIBLE.test(short) ? short : undefined;
}

export const flag = lenient(z.boolean());

/** There are not so many people: a larger count of ratings, conversations or bytes counts something else. */
const MOST = 10_000_000_000;

export const count = lenient(z.number().check(z.int(), z.nonnegative(), z.maximum(MOST)));

/** Before this there was no GPT; and a day is more than clocks and time zones differ by. */
const EARLIEST = Date.UTC(2020, 0);
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * An ISO 8601 time, as milliseconds since 1970. `Date.parse` alone also reads "7" and "yesterday 7"; and a
 * time of zero, which is the year 1 for gateways written in Go, is one that was never set. What no GPT can have
 * been made at is not believed.
 */
export const time = lenient(
  z.pipe(
    z.string(),
    z.transform((value) => {
      const timestamp = /^\s*\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value.trim()) : Number.NaN;
      return timestamp >= EARLIEST && timestamp <= Date.now() + DAY_MS ? timestamp : undefined;
    }),
  ),
);

/** A web address that may be shown as a link: https only, whatever a gateway sends. */
export const link = webAddress(isHttps);

/** A picture's address: https, or http where the gateway runs on this machine. */
export const picture = webAddress(
  (url) => isHttps(url) || (url.protocol === 'http:' && isLoopback(url.hostname)),
);

/**
 * The readable items of a list; `undefined` when there is no list, which is not the same as an empty one,
 * or nothing in it that can be read.
 */
export function listOf<T extends z.ZodMiniType>(item: T, maxItems = 200) {
  const readable = z.transform((values: unknown[]) => {
    const items = values.slice(0, maxItems).flatMap((value) => {
      const read = z.safeParse(item, value);
      const isReadable = read.success && read.data !== undefined;
      return isReadable ? [read.data as Exclude<z.output<T>, undefined>] : [];
    });
    return items.length > 0 || values.length === 0 ? items : undefined;
  });
  return lenient(z.pipe(z.array(z.unknown()), readable));
}

function webAddress(isAllowed: (url: URL) => boolean) {
  const address = z.transform((value: string) => {
    // Collected objects hold addresses that went through HTML once.
    const url = URL.parse(value.trim().replaceAll('&amp;', '&'));
    return url && isAllowed(url) && !url.username && !url.password ? url.href : undefined;
  });
  return lenient(z.pipe(z.string(), address));
}

function isHttps({ protocol }: URL): boolean {
  return protocol === 'https:';
}
