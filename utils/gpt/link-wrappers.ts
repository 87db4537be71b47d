/** Links in two nested wrappers occur; deeper nesting has not been seen. */
const MAX_DEPTH = 4;

/**
 * In characters, for all unwrapped URLs. Base64 is decoded from several positions, which hostile URLs could exploit.
 */
const MAX_UNWRAPPED_LENGTH = 32_768;

/**
 * The encodings of `http` in base64, by its position in a group of three bytes, with the number of characters before it
 * in that group. Base64 without any of them contains no complete URL.
 */
const BEFORE_HTTP: Record<string, number> = { aHR0c: 0, h0dH: 2, odHRw: 3 };

export const HTTP_IN_BASE64 = Object.keys(BEFORE_HTTP);

const BASE64 = new RegExp(HTTP_IN_BASE64.join('|'));

const BASE64_RUN = /[\w+/-]+/y;

/** Proofpoint version 2 writes `_` for `/` and `-XX` for `%XX`. */
const PROOFPOINT_2 = /https?-3A__[^&\s\0]+/gi;

/** Proofpoint version 3 puts the URL between `__` and `__;`. Some have only one slash. */
const PROOFPOINT_3 = /__(https?:\/[^\s\0]*?)__(?=[;\s\0]|$)/gi;

const MAY_BE_WRAPPED = new RegExp(`%|__https?:|https?-3A__|\\\\/|${HTTP_IN_BASE64.join('|')}`, 'i');

/** Whether a URL may contain an encoded or wrapped URL. */
export function isWrapped(address: string): boolean {
  return MAY_BE_WRAPPED.test(address);
}

/** The decoded URL, and the URLs that mail scanners, search engines and others have wrapped in it. */
export function unwrapUrl(address: string): string[] {
  const all: string[] = [];
  let layer = [address];
  let length = 0;
  for (
    let depth = 0;
    depth < MAX_DEPTH && layer.length > 0 && length < MAX_UNWRAPPED_LENGTH;
    depth++
  ) {
    // JSON may escape `/` as `\/`.
    const plain = layer.map((each) => decodePercent(each).replace(/\\+\//g, '/'));
    all.push(...plain);
    length += plain.join('').length;
    layer = plain.flatMap((each) => [...unwrapProofpoint(each), ...unwrapBase64(each)]);
  }
  return all;
}

/**
 * Removes repeated percent-encoding. Decodes bytes, not characters: that is sufficient for an id and its boundaries,
 * and cannot throw on an invalid sequence.
 */
function decodePercent(address: string): string {
  let text = address;
  for (let pass = 0; pass < MAX_DEPTH && text.includes('%'); pass++) {
    text = text.replace(/%(?:25)*([0-9a-f]{2})/gi, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  return text;
}

function* unwrapProofpoint(address: string): Generator<string> {
  for (const [, inner = ''] of address.matchAll(PROOFPOINT_3)) yield inner;
  for (const [inner] of address.matchAll(PROOFPOINT_2)) {
    // Only URLs that may contain an id.
    if (/g-2d/i.test(inner)) yield inner.replaceAll('_', '/').replace(/-(?=[0-9a-f]{2})/gi, '%');
  }
}

/** Decodes from the position of `http`, so that any prefix of the wrapper is ignored. */
function* unwrapBase64(address: string): Generator<string> {
  for (let rest = 0; rest < address.length; ) {
    const found = BASE64.exec(address.slice(rest));
    if (!found) return;
    const index = rest + found.index;
    BASE64_RUN.lastIndex = Math.max(0, index - (BEFORE_HTTP[found[0]] ?? 0));
    const [run = ''] = BASE64_RUN.exec(address) ?? [];
    rest = Math.max(index + found[0].length, BASE64_RUN.lastIndex);
    // A single character after the last group of four does not encode a byte.
    const complete = run.slice(0, run.length - (run.length % 4 === 1 ? 1 : 0));
    yield atob(complete.replaceAll('-', '+').replaceAll('_', '/'));
  }
}
