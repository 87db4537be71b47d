import * as z from 'zod/mini';
import { trimText } from '../lib/trim-text.ts';
import { isLoopback } from './base-url.ts';

// zod's compiled parsers need `eval`, which the extension's content security policy forbids.
z.config({ jitless: true });

/** A field that becomes `undefined` if it is null or has the wrong type, so that the rest can still be parsed. */
export function lenient<T extends z.ZodMiniType>(schema: T) {
  return z.catch(z.optional(schema), undefined);
}

/** A string field, trimmed to at most `maxLength` characters; `undefined` if nothing in it is visible. */
export function text(maxLength: number) {
  return lenient(
    z.pipe(
      z.string(),
      z.transform((value) => trimText(value, maxLength)),
    ),
  );
}

export const flag = lenient(z.boolean());

/** More than there are people: a larger number cannot be a count of ratings, conversations or bytes. */
const MAX_COUNT = 10_000_000_000;

export const count = lenient(z.number().check(z.int(), z.nonnegative(), z.maximum(MAX_COUNT)));

/** No GPT is older. Times up to one day in the future are accepted, because clocks and time zones differ. */
const EARLIEST = Date.UTC(2020, 0);
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Parses an ISO 8601 time into milliseconds since 1970. The pattern is needed because `Date.parse` also accepts "7" and
 * "yesterday 7". Impossible times become `undefined`, such as the year 1, which gateways written in Go send for unset
 * times.
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

/** A URL that may be rendered as a link: https only. */
export const link = webAddress(isHttps);

/** The URL of a picture: https, or http on localhost. */
export const picture = webAddress(
  (url) => isHttps(url) || (url.protocol === 'http:' && isLoopback(url.hostname)),
);

/** Parses the valid items of a list; `undefined` if it is not a list, or if it has items but no valid one. */
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
    // Some gateways send HTML-escaped URLs.
    const url = URL.parse(value.trim().replaceAll('&amp;', '&'));
    return url && isAllowed(url) && !url.username && !url.password ? url.href : undefined;
  });
  return lenient(z.pipe(z.string(), address));
}

function isHttps({ protocol }: URL): boolean {
  return protocol === 'https:';
}
