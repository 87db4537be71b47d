import { isWrapped, unwrapUrl } from './link-wrappers.ts';

declare const gptId: unique symbol;

/** A well-formed GPT id: `g-` and 9 letters or digits, or `g-` and 32 lower-case hex digits. */
export type GptId = string & { readonly [gptId]: true };

const COMPLETE_ID = /^g-(?:[0-9a-f]{32}|[0-9A-Za-z]{9})$/;

/**
 * Right boundary: ids of 40 hex digits belong to Actions, `_` never follows a GPT id, and `g-…@` is an email address.
 */
const ID = 'g-(?:[0-9a-f]{32}|[0-9A-Za-z]{9})(?![0-9A-Za-z_]|@\\w)';

const ID_AT_INDEX = new RegExp(ID, 'y');

/** A possible id, also in URLs that encode hyphens as `-2D`. */
const MAY_BE_ID = /g-[0-9A-Za-z]{9}/y;

/** Prefixes that mark an id in a URL on any host. Shops keep pictures in `/images/g/`. */
const PREFIXED_ID = new RegExp(
  `((?<!/images)/(?:g|gpts/editor)/|-gizmo-|(?<![0-9A-Za-z])(?:gizmo|gpt)(?:[_-]?id)?["']?[=:]["']?)(${ID})`,
  'gi',
);

/** Prefixes that only precede ids, so an id after them may look like a word. */
const ID_ONLY_PREFIX = /^(?:-gizmo-|gizmo_id=)$/i;

/** A URL of OpenAI. The host must be at the start and complete, because `utm_source=chatgpt.com` is common. */
const OPENAI_URL =
  /^(?:https?:)?\/*(?:[^/?#\s]*\.)?(?:chatgpt\.com|chat\.openai\.com)(?::\d+)?(?=[/?#]|$)/i;

/** Splits a URL before URLs inside it: each is judged by its own host. */
const NEXT_URL = /[\s\0]+|(?=https?:\/)|(?<=[=,])(?=(?:chatgpt\.com|chat\.openai\.com)[/?])/i;

/** Words such as `g-recaptcha` or `g-Container`. Rejects 15 of 12,868 real ids and all false ones found. */
const WORDLIKE = /^g-(?:[a-z]{9}|[A-Z]{9}|\d{9}|[A-Z][a-z]{8})$/;

/** A subtraction in code: `y=g-offsetTop`. One in 500 ids consists of two such words; other contexts accept them. */
const SUBTRACTION = /[=+*/?:&|!<>.(%^~]g-[a-z]+[A-Z][a-z]+$/;

/** Length of an id with 9 letters or digits, including `g-`. */
const SHORT_ID_LENGTH = 11;

/** Longer URLs are data, not links. The limit bounds the cost of hostile ones. */
export const MAX_URL_LENGTH = 4096;

/** Every URL contains one of these, and most words do not. */
const DELIMITER = /[/:%?&#]/;

/** Text belongs to a URL if it contains a scheme, a percent-encoded character or a parameter, */
const URL_PART = /:\\?\/\\?\/|%[0-9a-f]{2}|[?&][\w.~-]*=/i;

/** or if it starts with a host, with or without a user as in `git@host:path`. */
const HOST_FIRST =
  /^(?:\/\/)?(?:[^@/?#]{1,64}@)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|(?<=@.*):)/i;

const MAX_HOST_LENGTH = 256;

/** How much already scanned text to scan again: more than the longest match of `URL_PART`, e.g. a parameter's name. */
const OVERLAP = 32;

export function isGptId(text: string): text is GptId {
  return COMPLETE_ID.test(text);
}

/** The URL to chat with a GPT. */
export function toGptUrl(id: GptId): string {
  return `https://chatgpt.com/g/${id}`;
}

export interface FoundId {
  id: GptId;
  start: number;
  end: number;
}

/** All GPT ids in a text, in order: standalone words and ids in URLs. */
export function findBareIds(text: string): FoundId[] {
  const found: FoundId[] = [];
  forEachBareId(text, (id, start, end) => found.push({ id, start, end }));
  return found;
}

/**
 * Calls `onId` for each id that starts in the range from `from` to `to`. Without a list per text, counting a page of
 * 5,000 GPTs is 10 % faster. Text outside of the range is used as context. Returns the index at which to continue.
 * The range of an id that is encoded in a URL starts at its possible start and ends at the end of the URL.
 */
export function forEachBareId(
  text: string,
  onId: (id: GptId, start: number, end: number) => void,
  from = 0,
  to = text.length,
): number {
  // The last word or URL: its start, how far it is scanned, and whether it is a URL.
  let wordStart = from;
  let scannedTo = -1;
  let isUrl = false;
  let end = from;
  for (
    let index = text.indexOf('g-', from);
    index >= 0 && index < to;
    index = text.indexOf('g-', index + 2)
  ) {
    if (index < end) continue;
    MAY_BE_ID.lastIndex = index;
    if (!MAY_BE_ID.test(text) || isInsideWord(text, index)) continue;
    const start = findWordStart(text, index, Math.max(scannedTo, index - MAX_URL_LENGTH, 0));
    const isSameWord = scannedTo >= 0 && start === scannedTo;
    if (!isSameWord) wordStart = start;
    const unscannedFrom = isSameWord ? Math.max(wordStart, scannedTo - OVERLAP) : wordStart;
    const before = text.slice(unscannedFrom, index);
    isUrl =
      (isSameWord && isUrl) ||
      (DELIMITER.test(before) &&
        (URL_PART.test(before) ||
          HOST_FIRST.test(text.slice(wordStart, Math.min(index, wordStart + MAX_HOST_LENGTH)))));
    scannedTo = index;
    if (isUrl) {
      end = findWordEnd(text, index);
      reportUrlIds(text, Math.max(wordStart, index - MAX_URL_LENGTH), index, end, onId);
    } else {
      ID_AT_INDEX.lastIndex = index;
      const id = ID_AT_INDEX.exec(text)?.[0] as GptId | undefined;
      if (id && isStandalone(id, text, index)) onId(id, index, index + id.length);
    }
  }
  return Math.max(to, end);
}

/** In encoded URLs, a digit before an id may belong to the previous character, encoded as `-XX` or `%XX`. */
function isInsideWord(text: string, index: number): boolean {
  return /[0-9A-Za-z]/.test(text.charAt(index - 1)) && !/[%-]/.test(text.charAt(index - 3));
}

function isStandalone(id: GptId, text: string, index: number): boolean {
  if (text.startsWith('-gizmo-', index - '-gizmo-'.length)) return true;
  // `protein-30-g-…` is one word, `-g-…` is an id after a dash.
  const isPartOfWord = /[0-9A-Za-z_]-?$/.test(text.slice(Math.max(0, index - 2), index));
  if (isPartOfWord || isWordlike(id)) return false;
  return (
    id.length > SHORT_ID_LENGTH || !SUBTRACTION.test(text.slice(Math.max(0, index - 1), index) + id)
  );
}

function isWordlike(id: GptId): boolean {
  return id.length === SHORT_ID_LENGTH && WORDLIKE.test(id);
}

function reportUrlIds(
  text: string,
  start: number,
  index: number,
  end: number,
  onId: (id: GptId, start: number, end: number) => void,
): void {
  let from = index;
  for (const id of findIdsInUrl(text.slice(start, end))) {
    const position = text.indexOf(id, from);
    if (position >= 0 && position < end) from = position + id.length;
    if (position >= 0 && position < end) onId(id, position, from);
    else onId(id, index, end);
  }
}

/** ASCII characters that end a word or URL, in addition to white space and control characters. */
const ASCII_BREAKS = new Set([...'"\'(),;<>[]`{|}'].map((each) => each.charCodeAt(0)));

/** Whether a character separates words, cells, brackets or sentences and never occurs in URLs. */
function isBreak(code: number): boolean {
  if (code <= 0x7f) return code <= 0x20 || ASCII_BREAKS.has(code);
  return (
    // Other spaces and quotes, and full-width punctuation.
    code === 0xa0 ||
    code === 0xab ||
    code === 0xbb ||
    (code >= 0x2000 && code < 0x2070) ||
    (code >= 0x3000 && code < 0x3040) ||
    (code >= 0xff00 && code < 0xfff0)
  );
}

/** The start of the word or URL around an index, at least `limit`. */
export function findWordStart(text: string, index: number, limit: number): number {
  let start = index;
  while (start > limit) {
    const code = text.charCodeAt(start - 1);
    // Chinese has no spaces between words. It belongs to the URL only if a delimiter follows, as in a path.
    const isLetter = code > 0x7f && text.charCodeAt(start) <= 0x7f;
    if (isBreak(code) || (isLetter && !/[/?=&#.-]/.test(text.charAt(start)))) break;
    start -= 1;
  }
  return start;
}

/** The end of the word or URL around an index. Non-ASCII characters end it. */
export function findWordEnd(text: string, index: number): number {
  const limit = Math.min(text.length, index + MAX_URL_LENGTH);
  let end = index;
  while (end < limit && !isBreak(text.charCodeAt(end)) && text.charCodeAt(end) <= 0x7f) end += 1;
  return end;
}

/** The first GPT that a URL refers to: a GPT link, an editor link, a wrapped link, a model name. */
export function findIdInUrl(url: string): GptId | undefined {
  return findIdsInUrl(url)[0];
}

/** All GPTs that a URL or the URLs wrapped in it refer to, each once. */
export function findIdsInUrl(url: string): GptId[] {
  const isTruncated = url.length > MAX_URL_LENGTH;
  // The `_` prevents an id that the limit truncates from matching.
  const text = isTruncated ? `${url.slice(0, MAX_URL_LENGTH)}_` : url;
  if (!isWrapped(text) && !text.includes('g-')) return [];
  const found = (isWrapped(text) ? unwrapUrl(text).join('\0') : text)
    .split(NEXT_URL)
    .flatMap((address) => (address ? findMarkedIds(address) : []));
  return [...new Set(found)];
}

/** The marked ids in one URL, without those wrapped in it. */
function findMarkedIds(address: string): GptId[] {
  // A project: its slug may contain text that looks like an id.
  if (address.includes('/g/g-p-')) return [];
  const isOpenAi = OPENAI_URL.test(address);
  const found: GptId[] = [];
  for (const [, prefix = '', id = ''] of address.matchAll(PREFIXED_ID)) {
    if (!isGptId(id)) continue;
    const isSure = ID_ONLY_PREFIX.test(prefix) || (isOpenAi && prefix.startsWith('/'));
    if (isSure || !isWordlike(id)) found.push(id);
  }
  return found.length > 0 || !isOpenAi ? found : findUnmarkedIds(address);
}

/**
 * On OpenAI's own hosts, every standalone id counts. An `&` without a `?` before it starts a parameter of the outer
 * URL, so the text after it is ignored.
 */
function findUnmarkedIds(url: string): GptId[] {
  const [address] = /^[^?&]*(?:\?.*)?/s.exec(url) ?? [''];
  const found: GptId[] = [];
  for (let index = address.indexOf('g-'); index >= 0; index = address.indexOf('g-', index + 2)) {
    ID_AT_INDEX.lastIndex = index;
    const id = ID_AT_INDEX.exec(address)?.[0] as GptId | undefined;
    if (id && isStandalone(id, address, index)) found.push(id);
  }
  return found;
}
