import {
  findBareIds,
  findWordEnd,
  findWordStart,
  type GptId,
  MAX_URL_LENGTH,
} from '../../gpt/gpt-id.ts';

/** A part of a line: the text of `node` from `offset` on begins at `start` of the line's text. */
interface Piece {
  node: Text;
  offset: number;
  start: number;
}

/** Text that is rendered in one line but may be spread over several nodes. */
export interface Line {
  text: string;
  pieces: Piece[];
  /** Index in `text` at which the first character of the requested node is, or would be. */
  origin: number;
}

/**
 * The position of an id, possibly over several nodes. `end` is an offset in `endNode`, or in `node` if that is
 * missing.
 */
export interface TextLocation {
  node: Text;
  start: number;
  end: number;
  endNode?: Text;
}

export interface IdInLine {
  id: GptId;
  location: TextLocation;
  /** The same range as offsets in the requested node; may be outside of it. */
  from: number;
  to: number;
}

/** Code highlighters split a link into a few nodes; text in more pieces than this is not meant to be read. */
const MAX_PIECES = 32;

/** Elements that begin or end a line, or are inline but not text. Others are judged by their style. */
const ENDS_LINE = new Set(
  (
    'address article aside blockquote body br button canvas caption col dd dialog dl dt embed fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img input legend li main math nav object ol ' +
    'option p picture pre progress script section select style summary svg table tbody td textarea tfoot th thead tr ul video'
  ).split(' '),
);

/** Whether a text may contain an id, or the start of one that continues in the next node. */
export function mayContainPartOfId(data: string): boolean {
  return data.includes('g-') || data.endsWith('g');
}

/**
 * The line around the range `from` to `to` of `node`, extended by the words that continue into the neighboring nodes.
 * Returns `undefined` if none does: then `node` alone is enough. With `isPart` any word may be part of an id,
 * otherwise only words that contain `g-`.
 */
export function lineAround(
  node: Text,
  { from = 0, to = node.length, isPart = false } = {},
): Line | undefined {
  const { data } = node;
  const text = data.slice(from, to);
  const first = isPart ? 0 : findFirstMarker(text);
  const last = isPart ? text.length : findLastMarker(text);
  const isFromStart =
    from === 0 && findWordStart(text, first, Math.max(0, first - MAX_URL_LENGTH)) === 0;
  const isToEnd = to >= data.length && findWordEnd(text, last) === text.length;
  const before = isFromStart
    ? [...adjacentWords(node, 'previousSibling', 'lastChild')].reverse()
    : [];
  const after = isToEnd ? [...adjacentWords(node, 'nextSibling', 'firstChild')] : [];
  if (before.length + after.length === 0) return undefined;
  const pieces: Piece[] = [];
  let line = '';
  const add = (piece: Text, offset: number, words: string) => {
    pieces.push({ node: piece, offset, start: line.length });
    line += words;
  };
  for (const { node: piece, offset, words } of before) add(piece, offset, words);
  const origin = line.length - from;
  add(node, from, text);
  for (const { node: piece, offset, words } of after) add(piece, offset, words);
  return { text: line, pieces, origin };
}

function findFirstMarker(text: string): number {
  const at = text.indexOf('g-');
  return at < 0 ? text.length : at;
}

function findLastMarker(text: string): number {
  return text.endsWith('g') ? text.length : Math.max(0, text.lastIndexOf('g-'));
}

/** The ids in the line around the range `from` to `to` of a node. */
export function idsAround(node: Text, range: { from: number; to: number }): IdInLine[] {
  const line = lineAround(node, { ...range, isPart: true });
  const text = line?.text ?? node.data.slice(range.from, range.to);
  const origin = line?.origin ?? -range.from;
  return findBareIds(text).map(({ id, start, end }) => ({
    id,
    location: line
      ? toLocation(line, start, end)
      : { node, start: start - origin, end: end - origin },
    from: start - origin,
    to: end - origin,
  }));
}

/** Maps the range `start` to `end` of a line to its nodes. */
export function toLocation({ pieces, origin }: Line, start: number, end: number): TextLocation {
  const first = pieces.findLast((piece) => piece.start <= start);
  const last = pieces.findLast((piece) => piece.start < end);
  if (!first || !last)
    throw new Error(`Position ${start} is outside of a line that starts at ${origin}.`);
  const location = {
    node: first.node,
    start: start - first.start + first.offset,
    end: end - last.start + last.offset,
  };
  return first.node === last.node ? location : { ...location, endNode: last.node };
}

export function toRange({ node, start, end, endNode = node }: TextLocation): Range {
  const range = document.createRange();
  // The page may have shortened the text meanwhile.
  range.setStart(node, Math.min(start, node.length));
  range.setEnd(endNode, Math.min(end, endNode.length));
  return range;
}

interface Words {
  node: Text;
  offset: number;
  words: string;
}

/** Yields the parts of a word that continue in the texts on one side, the nearest first. */
function* adjacentWords(
  from: Text,
  sibling: 'previousSibling' | 'nextSibling',
  child: 'firstChild' | 'lastChild',
): Generator<Words> {
  const isAfter = sibling === 'nextSibling';
  let node: Node | null = from;
  let crossed: Element[] = [];
  let length = 0;
  for (let left = MAX_PIECES; left > 0 && length < MAX_URL_LENGTH; ) {
    node = findAdjacent(node, sibling, child, crossed);
    if (!node) return;
    if (!(node instanceof Text) || node.length === 0) continue;
    const { data } = node;
    const offset = isAfter
      ? 0
      : findWordStart(data, data.length, Math.max(0, data.length - MAX_URL_LENGTH));
    const words = isAfter ? data.slice(0, findWordEnd(data, 0)) : data.slice(offset);
    // Ask for styles only when needed: they are expensive.
    if (!words) return;
    const displays = crossed.map((element) => getComputedStyle(element).display);
    if (displays.some((display) => !/^(?:inline|contents|none|ruby)/.test(display))) return;
    crossed = [];
    left -= 1;
    if (displays.includes('none')) continue;
    length += words.length;
    yield { node, offset, words };
    if (words.length < data.length) return;
  }
}

/** The next leaf node on one side within the line, or `null` at its end; appends crossed elements to `crossed`. */
function findAdjacent(
  from: Node,
  sibling: 'previousSibling' | 'nextSibling',
  child: 'firstChild' | 'lastChild',
  crossed: Element[],
): Node | null {
  let node = from;
  for (let next = node[sibling]; ; next = node[sibling]) {
    if (next) {
      node = next;
      break;
    }
    const parent: Node | null = node.parentNode;
    if (!(parent instanceof Element) || ENDS_LINE.has(parent.localName)) return null;
    crossed.push(parent);
    node = parent;
  }
  while (node instanceof Element) {
    if (ENDS_LINE.has(node.localName)) return null;
    crossed.push(node);
    const inner: Node | null = node[child];
    if (!inner) break;
    node = inner;
  }
  return node;
}
