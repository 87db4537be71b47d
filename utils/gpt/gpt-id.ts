import { isWrapped, opened } from './link-wrappers.ts';

declare const gptId: unique symbol;

/** A well-formed GPT id: `g-` and 9 letters or digits, or `g-` and 32 lower-case hex digits. */
export type GptId = string & { readonly [gptId]: true };

const WHOLE_ID = /^g-(?:[0-9a-f]{32}|[0-9A-Za-z]{9})$/;

/** Right boundary: an id of 40 hex digits is an action's, `_` never follows a GPT's, and `g-…@` is a mailbox. */
const ID = 'g-(?:[0-9a-f]{32}|[0-9A-Za-z]{9})(?![0-9A-Za-z_]|@\\w)';

const AT_ID = new RegExp(ID, 'y');

/** What may be an id in an address whose hyphens are written `-2D`, too. */
const MAY_BE_ID = /g-[0-9A-Za-z]{9}/y;

/** What marks an id in an address on any host. Pictures of shops are in `/images/g/`. */
const PREFIXED_ID = new RegExp(
  `((?<!/images)/(?:g|gpts/editor)/|-gizmo-|(?<![0-9A-Za-z])(?:gizmo|gpt)(?:[_-]?id)?["']?[=:]["']?)(${ID})`,
  'gi',
);

/** Marks that hold nothing but an id: every body is believed there. */
const SURE_MARK = /^(?:-gizmo-|gizmo_id=)$/i;

/** Whether an address is OpenAI's own. Its host must be followed by what ends a host: `utm_source=chatgpt.com` is everywhere. */
const AT_OPENAI =
  /^(?:https?:)?\/*(?:[^/?#\s]*\.)?(?:chatgpt\.com|chat\.openai\.com)(?::\d+)?(?=[/?#]|$)/i;

/** Where another address begins in an address: each counts by its own host. */
const NEXT_ADDRESS = /[\s\0]+|(?=https?:\/)|(?<=[=,])(?=(?:chatgpt\.com|chat\.openai\.com)[/?])/i;

/** Words such as `g-recaptcha` or `g-Container`. Costs 15 of 12,868 real ids, refuses every false one found. */
const WORDLIKE = /^g-(?:[a-z]{9}|[A-Z]{9}|\d{9}|[A-Z][a-z]{8})$/;

/** Code subtracts: `y=g-offsetTop`. An id of two such words, one in five hundred, is believed behind anything else. */
const SUBTRACTION = /[=+*/?:&|!<>.(%^~]g-[a-z]+[A-Z][a-z]+$/;

/** Characters of an id that is no 32 hex digits. */
const SHORT_ID_LENGTH = 11;

/** Longer addresses are data, not links; the cap keeps hostile ones cheap. */
export const MAX_URL_LENGTH = 4096;

/** Without one of these there is no address: most words are none. */
const DELIMITER = /[/:%?&#]/;

/** Whether a piece of text is part of an address: by a scheme, an encoded character or a parameter anywhere in it, */
const ADDRESS_PART = /:\\?\/\\?\/|%[0-9a-f]{2}|[?&][\w.~-]*=/i;

/** or by the host that it begins with, with or without a user, as in `git@host:path`. */
const HOST_FIRST =
  /^(?:\/\/)?(?:[^@/?#]{1,64}@)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|(?<=@.*):)/i;

/** Longest name of a host. */
const LONGEST_HOST = 256;

/** Longer than what `ADDRESS_PART` needs before a place, such as the name of a parameter. */
const OVERLAP = 32;

export function isGptId(text: string): text is GptId {
  return WHOLE_ID.test(text);
}

export interface FoundId {
  id: GptId;
  start: number;
  end: number;
}

/** Every GPT id of a text, in order: those that stand as a word of their own, and those in its addresses. */
export function findBareIds(text: string): FoundId[] {
  const found: FoundId[] = [];
  forEachBareId(text, (id, start, end) => found.push({ id, start, end }));
  return found;
}

/**
 * Tells the ids that begin from `from` up to `to` one by one: a page of five thousand is counted a tenth sooner
 * without a list for each of its texts. What stands before and behind counts as context. Returns where to go on.
 * An id that is encoded in an address stands from the first sign of it to the end of the address.
 */
export function forEachBareId(
  text: string,
  onId: (id: GptId, start: number, end: number) => void,
  from = 0,
  to = text.length,
): number {
  // Of the word or address that was looked at last: where it begins, up to where, and whether it is an address.
  let wordStart = from;
  let seen = -1;
  let isAddress = false;
  let end = from;
  for (let at = text.indexOf('g-', from); at >= 0 && at < to; at = text.indexOf('g-', at + 2)) {
    if (at < end) continue;
    MAY_BE_ID.lastIndex = at;
    if (!MAY_BE_ID.test(text) || isInsideWord(text, at)) continue;
    const start = startOfWord(text, at, Math.max(seen, at - MAX_URL_LENGTH, 0));
    const isSameWord = seen >= 0 && start === seen;
    if (!isSameWord) wordStart = start;
    const unread = isSameWord ? Math.max(wordStart, seen - OVERLAP) : wordStart;
    const before = text.slice(unread, at);
    isAddress =
      (isSameWord && isAddress) ||
      (DELIMITER.test(before) &&
        (ADDRESS_PART.test(before) ||
          HOST_FIRST.test(text.slice(wordStart, Math.min(at, wordStart + LONGEST_HOST)))));
    seen = at;
    if (isAddress) {
      end = endOfWord(text, at);
      tellOfAddress(text, Math.max(wordStart, at - MAX_URL_LENGTH), at, end, onId);
    } else {
      AT_ID.lastIndex = at;
      const id = AT_ID.exec(text)?.[0] as GptId | undefined;
      if (id && isWordOfItsOwn(id, text, at)) onId(id, at, at + id.length);
    }
  }
  return Math.max(to, end);
}

/** In addresses that are wrapped by `-XX` or `%XX`, the two digits may be the last of the character before an id. */
function isInsideWord(text: string, at: number): boolean {
  return /[0-9A-Za-z]/.test(text.charAt(at - 1)) && !/[%-]/.test(text.charAt(at - 3));
}

function isWordOfItsOwn(id: GptId, text: string, at: number): boolean {
  if (text.startsWith('-gizmo-', at - '-gizmo-'.length)) return true;
  // `protein-30-g-…` is one long word, `-g-…` an id behind a dash.
  const isPartOfWord = /[0-9A-Za-z_]-?$/.test(text.slice(Math.max(0, at - 2), at));
  if (isPartOfWord || isWordlike(id)) return false;
  return id.length > SHORT_ID_LENGTH || !SUBTRACTION.test(text.slice(Math.max(0, at - 1), at) + id);
}

function isWordlike(id: GptId): boolean {
  return id.length === SHORT_ID_LENGTH && WORDLIKE.test(id);
}

function tellOfAddress(
  text: string,
  start: number,
  at: number,
  end: number,
  onId: (id: GptId, start: number, end: number) => void,
): void {
  let from = at;
  for (const id of idsInUrl(text.slice(start, end))) {
    const place = text.indexOf(id, from);
    if (place >= 0 && place < end) from = place + id.length;
    if (place >= 0 && place < end) onId(id, place, from);
    else onId(id, at, end);
  }
}

/** What ends a word or an address in ASCII, beside white space and control characters. */
const ASCII_BREAKS = new Set([...'"\'(),;<>[]`{|}'].map((each) => each.charCodeAt(0)));

/** What stands between two words, cells, brackets or sentences of a text, and in no address. */
function isBreak(code: number): boolean {
  if (code <= 0x7f) return code <= 0x20 || ASCII_BREAKS.has(code);
  return (
    // Spaces and quotes of other languages, and full-width punctuation.
    code === 0xa0 ||
    code === 0xab ||
    code === 0xbb ||
    (code >= 0x2000 && code < 0x2070) ||
    (code >= 0x3000 && code < 0x3040) ||
    (code >= 0xff00 && code < 0xfff0)
  );
}

/** Where the word or address begins that holds `at`; not before `limit`. */
export function startOfWord(text: string, at: number, limit: number): number {
  let start = at;
  while (start > limit) {
    const code = text.charCodeAt(start - 1);
    // Chinese runs on to the next word without a space, but may be part of a path: then a delimiter follows.
    const isLetter = code > 0x7f && text.charCodeAt(start) <= 0x7f;
    if (isBreak(code) || (isLetter && !/[/?=&#.-]/.test(text.charAt(start)))) break;
    start -= 1;
  }
  return start;
}

/** Where the word or address ends that holds `at`, as far as it is written in ASCII. */
export function endOfWord(text: string, at: number): number {
  const limit = Math.min(text.length, at + MAX_URL_LENGTH);
  let end = at;
  while (end < limit && !isBreak(text.charCodeAt(end)) && text.charCodeAt(end) <= 0x7f) end += 1;
  return end;
}

/** The GPT that an address leads to or speaks of: a link, an editor, a wrapped link, a model name. */
export function findIdInUrl(url: string): GptId | undefined {
  return idsInUrl(url)[0];
}

/** Every GPT that an address, or one that is wrapped in it, leads to or speaks of, each once. */
export function idsInUrl(url: string): GptId[] {
  const isTruncated = url.length > MAX_URL_LENGTH;
  // The `_` keeps the piece of an id that the cut may leave from being taken for a whole one.
  const text = isTruncated ? `${url.slice(0, MAX_URL_LENGTH)}_` : url;
  if (!isWrapped(text) && !text.includes('g-')) return [];
  const found = (isWrapped(text) ? opened(text).join('\0') : text)
    .split(NEXT_ADDRESS)
    .flatMap((address) => (address ? markedIn(address) : []));
  return [...new Set(found)];
}

/** What is marked in one address, without those that are wrapped in it. */
function markedIn(address: string): GptId[] {
  // A project: what looks like an id in its slug is none.
  if (address.includes('/g/g-p-')) return [];
  const isOpenAi = AT_OPENAI.test(address);
  const found: GptId[] = [];
  for (const [, prefix = '', id = ''] of address.matchAll(PREFIXED_ID)) {
    if (!isGptId(id)) continue;
    const isSure = SURE_MARK.test(prefix) || (isOpenAi && prefix.startsWith('/'));
    if (isSure || !isWordlike(id)) found.push(id);
  }
  return found.length > 0 || !isOpenAi ? found : unmarkedIn(address);
}

/**
 * On OpenAI's own host an id counts wherever it stands as a word of its own; behind an `&` without a `?` before it
 * is a parameter of the address that this one is wrapped in.
 */
function unmarkedIn(whole: string): GptId[] {
  const [address] = /^[^?&]*(?:\?.*)?/s.exec(whole) ?? [''];
  const found: GptId[] = [];
  for (let at = address.indexOf('g-'); at >= 0; at = address.indexOf('g-', at + 2)) {
    AT_ID.lastIndex = at;
    const id = AT_ID.exec(address)?.[0] as GptId | undefined;
    if (id && isWordOfItsOwn(id, address, at)) found.push(id);
  }
  return found;
}
