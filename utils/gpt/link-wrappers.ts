/** A link in a wrapper in a wrapper has been seen; more has not. */
const DEEPEST = 4;

/** Of all that is opened: base64 is read from several places, and a hostile address is nothing else. */
const MOST_OPENED = 32_768;

/**
 * `http` in base64 is one of these, by where in a group of three bytes it begins; and how many characters of that
 * group come before it. Base64 without any of them holds no whole address.
 */
const BEFORE_HTTP: Record<string, number> = { aHR0c: 0, h0dH: 2, odHRw: 3 };

export const HTTP_IN_BASE64 = Object.keys(BEFORE_HTTP);

const BASE64 = new RegExp(HTTP_IN_BASE64.join('|'));

const BASE64_RUN = /[\w+/-]+/y;

/** How Proofpoint writes a link, version 2: `_` for `/`, `-XX` for `%XX`. */
const PROOFPOINT_2 = /https?-3A__[^&\s\0]+/gi;

/** Version 3: as it is, between `__` and `__;`. Some have one slash only. */
const PROOFPOINT_3 = /__(https?:\/[^\s\0]*?)__(?=[;\s\0]|$)/gi;

const MAY_BE_WRAPPED = new RegExp(`%|__https?:|https?-3A__|\\\\/|${HTTP_IN_BASE64.join('|')}`, 'i');

/** Whether an address may hold something that has to be opened, beside what is seen in it. */
export function isWrapped(address: string): boolean {
  return MAY_BE_WRAPPED.test(address);
}

/** An address, decoded, and the addresses that are wrapped in it: by mail scanners, search engines and the like. */
export function opened(address: string): string[] {
  const all: string[] = [];
  let layer = [address];
  let length = 0;
  for (let depth = 0; depth < DEEPEST && layer.length > 0 && length < MOST_OPENED; depth++) {
    // JSON and what speaks to it write `\/`.
    const plain = layer.map((each) => decoded(each).replace(/\\+\//g, '/'));
    all.push(...plain);
    length += plain.join('').length;
    layer = plain.flatMap((each) => [...fromProofpoint(each), ...fromBase64(each)]);
  }
  return all;
}

/**
 * Undoes percent-encoding, however often it was done. Decodes bytes, not characters: enough for an id and its
 * boundaries, and it cannot throw on a broken sequence.
 */
function decoded(address: string): string {
  let text = address;
  for (let pass = 0; pass < DEEPEST && text.includes('%'); pass++) {
    text = text.replace(/%(?:25)*([0-9a-f]{2})/gi, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  return text;
}

function* fromProofpoint(address: string): Generator<string> {
  for (const [, inner = ''] of address.matchAll(PROOFPOINT_3)) yield inner;
  for (const [inner] of address.matchAll(PROOFPOINT_2)) {
    // The watcher knows an id by its `g-`.
    if (/g-2d/i.test(inner)) yield inner.replaceAll('_', '/').replace(/-(?=[0-9a-f]{2})/gi, '%');
  }
}

/** Whatever prefix the wrapper puts before it: it is read from where `http` must be. */
function* fromBase64(address: string): Generator<string> {
  for (let rest = 0; rest < address.length; ) {
    const found = BASE64.exec(address.slice(rest));
    if (!found) return;
    const at = rest + found.index;
    BASE64_RUN.lastIndex = Math.max(0, at - (BEFORE_HTTP[found[0]] ?? 0));
    const [run = ''] = BASE64_RUN.exec(address) ?? [];
    rest = Math.max(at + found[0].length, BASE64_RUN.lastIndex);
    // Whole groups of four only: what is left over is part of no character.
    const whole = run.slice(0, run.length - (run.length % 4 === 1 ? 1 : 0));
    yield atob(whole.replaceAll('-', '+').replaceAll('_', '/'));
  }
}
