import {
  findBareIds,
  findWordEnd,
  findWordStart,
  type GptId,
  MAX_URL_LENGTH,
} from '../../gpt/gpt-id.ts';

/** A part of a line: what `node` has from `offset` on stands at `start` of the line's text. */
interface Piece {
  node: Text;
  offset: number;
  start: number;
}

/** Text as it is read in one line, though it may stand in several nodes. */
export interface Line {
  text: string;
  pieces: Piece[];
  /** Where the first character of the node that was asked about is, or would be. */
  origin: number;
}

/** Where an id stands, over several nodes perhaps. `end` is in `endNode`, or in `node` where there is none. */
export interface TextPlace {
  node: Text;
  start: number;
  end: number;
  endNode?: Text;
}

export interface IdInLine {
  id: GptId;
  place: TextPlace;
  /** The same in characters from the beginning of the node that was asked about. */
  from: number;
  to: number;
}

/** A code highlighter makes some pieces of a link; a page that makes more does not mean it to be read. */
const MOST_PIECES = 32;

/** Elements that begin or end a line, or stand in one as something else than text. Of the others the style tells. */
const ENDS_LINE = new Set(
  (
    'address article aside blockquote body br button canvas caption col dd dialog dl dt embed fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img input legend li main math nav object ol ' +
    'option p picture pre progress script section select style summary svg table tbody td textarea tfoot th thead tr ul video'
  ).split(' '),
);

/** Whether a text could hold an id, or the beginning of one that goes on in the next node. */
export function mayHoldPartOfId(data: string): boolean {
  return data.includes('g-') || data.endsWith('g');
}

/**
 * The line around what `node` has from `from` to `to`, as far as the first and the last word of it reach into the
 * nodes beside it. Nothing where they do not: then `node` alone is to be read. With `isPart` any word may be
 * part of an id, otherwise only one with `g-` in it.
 */
export function lineAround(
  node: Text,
  { from = 0, to = node.length, isPart = false } = {},
): Line | undefined {
  const { data } = node;
  const text = data.slice(from, to);
  const first = isPart ? 0 : firstSign(text);
  const last = isPart ? text.length : lastSign(text);
  const isFromStart =
    from === 0 && findWordStart(text, first, Math.max(0, first - MAX_URL_LENGTH)) === 0;
  const isToEnd = to >= data.length && findWordEnd(text, last) === text.length;
  const before = isFromStart
    ? [...wordsBeside(node, 'previousSibling', 'lastChild')].reverse()
    : [];
  const after = isToEnd ? [...wordsBeside(node, 'nextSibling', 'firstChild')] : [];
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

function firstSign(text: string): number {
  const at = text.indexOf('g-');
  return at < 0 ? text.length : at;
}

function lastSign(text: string): number {
  return text.endsWith('g') ? text.length : Math.max(0, text.lastIndexOf('g-'));
}

/** The ids of the line around what a node has from `from` to `to`. */
export function idsAround(node: Text, range: { from: number; to: number }): IdInLine[] {
  const line = lineAround(node, { ...range, isPart: true });
  const text = line?.text ?? node.data.slice(range.from, range.to);
  const origin = line?.origin ?? -range.from;
  return findBareIds(text).map(({ id, start, end }) => ({
    id,
    place: line ? placeIn(line, start, end) : { node, start: start - origin, end: end - origin },
    from: start - origin,
    to: end - origin,
  }));
}

/** What stands in a line from `start` to `end`, by its nodes. */
export function placeIn({ pieces, origin }: Line, start: number, end: number): TextPlace {
  const first = pieces.findLast((piece) => piece.start <= start);
  const last = pieces.findLast((piece) => piece.start < end);
  if (!first || !last) throw new Error(`There is nothing at ${start} of a line from ${origin}.`);
  const place = {
    node: first.node,
    start: start - first.start + first.offset,
    end: end - last.start + last.offset,
  };
  return first.node === last.node ? place : { ...place, endNode: last.node };
}

export function rangeOf({ node, start, end, endNode = node }: TextPlace): Range {
  const range = document.createRange();
  // The page may have shortened the text since.
  range.setStart(node, Math.min(start, node.length));
  range.setEnd(endNode, Math.min(end, endNode.length));
  return range;
}

interface Words {
  node: Text;
  offset: number;
  words: string;
}

/** What goes on from a text's word into the texts beside it on one side, the nearest first. */
function* wordsBeside(
  from: Text,
  sibling: 'previousSibling' | 'nextSibling',
  child: 'firstChild' | 'lastChild',
): Generator<Words> {
  const isAfter = sibling === 'nextSibling';
  let node: Node | null = from;
  let crossed: Element[] = [];
  let length = 0;
  for (let left = MOST_PIECES; left > 0 && length < MAX_URL_LENGTH; ) {
    node = beside(node, sibling, child, crossed);
    if (!node) return;
    if (!(node instanceof Text) || node.length === 0) continue;
    const { data } = node;
    const offset = isAfter
      ? 0
      : findWordStart(data, data.length, Math.max(0, data.length - MAX_URL_LENGTH));
    const words = isAfter ? data.slice(0, findWordEnd(data, 0)) : data.slice(offset);
    // Only of what matters the styles are asked for: that is dear.
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

/** The next node on one side that holds no others, if no line ends on the way there; tells what was crossed. */
function beside(
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
