import * as z from 'zod/mini';

// The compiled parsers of zod need `eval`, which an extension's policy forbids.
z.config({ jitless: true });

/** A field that may be missing, null or of another kind, which must never cost the rest of the answer. */
export function lenient<T extends z.ZodMiniType>(schema: T) {
  return z.catch(z.optional(schema), undefined);
}

/** A text of at most `longest` characters, without space around it; empty is as good as missing. */
export function text(longest: number) {
  const trimmed = z.transform((value: string) => value.trim().slice(0, longest) || undefined);
  return lenient(z.pipe(z.string(), trimmed));
}

export const flag = lenient(z.boolean());
export const count = lenient(z.number().check(z.int(), z.nonnegative()));

/** An ISO 8601 time, as milliseconds since 1970. */
export const time = lenient(
  z.pipe(
    z.string(),
    z.transform((value) => {
      const at = Date.parse(value);
      return Number.isFinite(at) ? at : undefined;
    }),
  ),
);

/** A web address that may be shown as a link: https only, whatever a gateway sends. */
export const link = lenient(
  z.pipe(
    z.string(),
    z.transform((value) => webAddress(value, ['https:'])),
  ),
);

/** A picture's address. Pictures of a gateway on this machine come over http. */
export const picture = lenient(
  z.pipe(
    z.string(),
    z.transform((value) => webAddress(value, ['https:', 'http:'])),
  ),
);

/** The readable items of a list; `undefined` when there is no list, which is not the same as an empty one. */
export function listOf<T extends z.ZodMiniType>(item: T, most = 200) {
  const readable = z.transform((values: unknown[]) =>
    values.slice(0, most).flatMap((value) => {
      const read = z.safeParse(item, value);
      const isReadable = read.success && read.data !== undefined;
      return isReadable ? [read.data as Exclude<z.output<T>, undefined>] : [];
    }),
  );
  return lenient(z.pipe(z.array(z.unknown()), readable));
}

function webAddress(value: string, schemes: string[]): string | undefined {
  // Collected objects hold addresses that went through HTML once.
  const unescaped = value.trim().replaceAll('&amp;', '&');
  const url = URL.parse(unescaped);
  return url && schemes.includes(url.protocol) && !url.username && !url.password
    ? url.href
    : undefined;
}
