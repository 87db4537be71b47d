declare const gptId: unique symbol;

/** A well-formed GPT id: `g-` and 9 letters or digits, or `g-` and 32 lower-case hex digits. */
export type GptId = string & { readonly [gptId]: true };

const WHOLE = /^g-(?:[0-9a-f]{32}|[0-9A-Za-z]{9})$/;

/**
 * Left boundary: no letter, digit or `_`, unless it ends an encoded slash or equals sign; it is looked at after
 * `g-`, which engines find several times as fast as any boundary. Right boundary: an id of 40 hex digits is an
 * action's, and `_` never follows a GPT's.
 */
const BARE =
  /g-(?<=(?:^|[^0-9A-Za-z_]|%2[Ff]|%3[Dd])g-)(?:[0-9a-f]{32}|[0-9A-Za-z]{9})(?![0-9A-Za-z_])/g;

/** Places that hold nothing but an id, so that every body is believed there. */
const MARKED =
  /(\/(?:g|gpts\/editor)\/|[?&]gizmo_id=|-gizmo-)(g-(?:[0-9a-f]{32}|[0-9A-Za-z]{9}))(?![0-9A-Za-z_])/;

/** The same places at the end of the text before a bare id. */
const MARK_BEFORE = /(?:(?:^|[/.=])(?:chatgpt|chat\.openai)\.com\/(?:g|gpts\/editor)\/|-gizmo-)$/;

/** The longest such place. */
const LONGEST_MARK = 32;

const OPENAI_HOST = /(?:^|[/.=])(?:chatgpt\.com|chat\.openai\.com)(?=[/:?#]|$)/;

/** Words such as `g-recaptcha` or `g-Container`. Costs 15 of 12,868 real ids, refuses every false one found. */
const WORDLIKE = /^g-(?:[a-z]{9}|[A-Z]{9}|\d{9}|[A-Z][a-z]{8})$/;

/** Characters of an id that is no 32 hex digits. */
const SHORT_ID = 11;

/** Longer addresses are data, not links; the cap keeps hostile ones cheap. */
const LONGEST_URL = 4096;

/** A link in a wrapper in a wrapper has been seen; deeper encoding has not. */
const DEEPEST_ENCODING = 3;

export function isGptId(text: string): text is GptId {
  return WHOLE.test(text);
}

export interface FoundId {
  id: GptId;
  start: number;
  end: number;
}

/** Every GPT id that stands bare in a text, in order, without words that only look like one. */
export function bareIds(text: string): FoundId[] {
  const found: FoundId[] = [];
  eachBareId(text, (id, start, end) => found.push({ id, start, end }));
  return found;
}

/** Tells them one by one: a page of five thousand is counted a tenth sooner without a list for each of its texts. */
export function eachBareId(
  text: string,
  tell: (id: GptId, start: number, end: number) => void,
): void {
  // The way to the first letters is many times as fast without a pattern.
  const first = text.indexOf('g-');
  if (first < 0) return;
  BARE.lastIndex = first;
  // Not `matchAll`, which makes a copy of the pattern for every text.
  for (let match = BARE.exec(text); match; match = BARE.exec(text)) {
    // The pattern's body is that of a whole id.
    const id = match[0] as GptId;
    const start = match.index;
    if (!isWordlike(id) || isMarked(text, start)) tell(id, start, start + id.length);
  }
}

function isWordlike(id: GptId): boolean {
  return id.length === SHORT_ID && WORDLIKE.test(id);
}

function isMarked(text: string, start: number): boolean {
  return MARK_BEFORE.test(text.slice(Math.max(0, start - LONGEST_MARK), start));
}

/** The GPT that an address leads to or speaks of: a link, an editor, a wrapped link, a model name. */
export function idInUrl(url: string): GptId | undefined {
  const isCut = url.length > LONGEST_URL;
  // The `_` keeps the piece of an id that the cut may leave from being taken for a whole one.
  const text = decoded(isCut ? `${url.slice(0, LONGEST_URL)}_` : url);
  // A project: what looks like an id in its slug is none.
  if (text.includes('/g/g-p-')) return undefined;
  const [, mark = '', id = ''] = MARKED.exec(text) ?? [];
  if (isGptId(id) && (!mark.startsWith('/') || OPENAI_HOST.test(text))) return id;
  return bareIds(text)[0]?.id;
}

/** Decodes bytes, not characters: enough for an id and its boundaries, and it cannot throw on a broken sequence. */
function decoded(url: string): string {
  let text = url;
  for (let depth = 0; depth < DEEPEST_ENCODING && text.includes('%'); depth++) {
    text = text.replace(/%([0-9a-f]{2})/gi, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  return text;
}
