import { type FoundId, findBareIds, idsInUrl } from './gpt-id.ts';
import { isWrapped } from './link-wrappers.ts';

/** What is not seen, and comes along when a text is copied: zero-width characters, soft hyphens, marks of direction. */
const UNSEEN =
  '[\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff]';

/** Emoji are made with some of them: there they stay. */
const UNSEEN_WITHIN_WORD = new RegExp(
  `(?<=[!-~\\uff01-\\uff5e])${UNSEEN}+|${UNSEEN}+(?=[!-~\\uff01-\\uff5e])`,
  'g',
);

/** What word processors, phones and web pages make of the hyphen of an id; Markdown puts a backslash before it. */
const WRITTEN_ID =
  /(?<![0-9A-Za-z_])[gGｇＧ]\\?[-\u00ad\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]([0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{4,40})(?![0-9A-Za-z_０-９Ａ-Ｚａ-ｚ])/g;

/**
 * A text that somebody typed or pasted, with its ids written as they are meant: an ordinary hyphen, no full-width
 * and no invisible characters, `g` for a `G` that a phone put there. All else stays as it is.
 */
export function asMeant(text: string): string {
  return text.replace(UNSEEN_WITHIN_WORD, '').replace(WRITTEN_ID, (written, body: string) => {
    const plain = body.normalize('NFKC');
    // In capitals throughout it is no id any more, but an analytics id or a part number.
    const isId = /^(?:[0-9A-Za-z]{9}|[0-9a-f]{32})$/.test(plain) && /[a-z]/.test(plain);
    return /^[gｇ]/.test(written) || isId ? `g-${plain}` : `G-${plain}`;
  });
}

/** An address, as it stands in text. */
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s"'<>`|()[\]{}\u3000-\u303f\uff00-\uffef]+/gi;

/** Every id of a text that somebody typed or pasted (`asMeant`), in order: those of its wrapped addresses, too. */
export function idsInTyped(text: string): FoundId[] {
  const found = findBareIds(text);
  const wrapped = [...text.matchAll(ADDRESS)].flatMap(({ 0: address, index: start }) => {
    const end = start + address.length;
    if (!isWrapped(address) || found.some((each) => each.start < end && each.end > start))
      return [];
    return idsInUrl(address).map((id) => ({ id, start, end }));
  });
  return wrapped.length > 0 ? [...found, ...wrapped].sort((a, b) => a.start - b.start) : found;
}
