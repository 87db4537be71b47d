import { type FoundId, findBareIds, findIdsInUrl } from './gpt-id.ts';
import { isWrapped } from './link-wrappers.ts';

/** Invisible characters that copied text may contain: zero-width characters, soft hyphens, direction marks. */
const INVISIBLE =
  '[\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff]';

/** Matches only next to ASCII and full-width characters, because emoji sequences contain invisible characters, too. */
const INVISIBLE_WITHIN_WORD = new RegExp(
  `(?<=[!-~\\uff01-\\uff5e])${INVISIBLE}+|${INVISIBLE}+(?=[!-~\\uff01-\\uff5e])`,
  'g',
);

/** An id whose hyphen was replaced by a word processor, phone or web page, or escaped with a backslash by Markdown. */
const WRITTEN_ID =
  /(?<![0-9A-Za-z_])[gGｇＧ]\\?[-\u00ad\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]([0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{4,40})(?![0-9A-Za-z_０-９Ａ-Ｚａ-ｚ])/g;

/**
 * Repairs the ids in a typed or pasted text: plain hyphens, no full-width or invisible characters, and `g` instead of a
 * `G` from automatic capitalization. Everything else stays unchanged.
 */
export function repairIds(text: string): string {
  return text.replace(INVISIBLE_WITHIN_WORD, '').replace(WRITTEN_ID, (written, body: string) => {
    const plain = body.normalize('NFKC');
    // Entirely in capitals, it is probably an analytics id or a part number.
    const isId = /^(?:[0-9A-Za-z]{9}|[0-9a-f]{32})$/.test(plain) && /[a-z]/.test(plain);
    return /^[gｇ]/.test(written) || isId ? `g-${plain}` : `G-${plain}`;
  });
}

/** A URL in text. */
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s"'<>`|()[\]{}\u3000-\u303f\uff00-\uffef]+/gi;

/** All ids in a text that `repairIds` has processed, in order, including those in wrapped URLs. */
export function findTypedIds(text: string): FoundId[] {
  const found = findBareIds(text);
  const wrapped = [...text.matchAll(ADDRESS)].flatMap(({ 0: address, index: start }) => {
    const end = start + address.length;
    if (!isWrapped(address) || found.some((each) => each.start < end && each.end > start))
      return [];
    return findIdsInUrl(address).map((id) => ({ id, start, end }));
  });
  return wrapped.length > 0 ? [...found, ...wrapped].sort((a, b) => a.start - b.start) : found;
}
