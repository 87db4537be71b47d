import { eachBareId, type GptId } from '../../gpt/gpt-id.ts';
import { MOST_GPTS } from '../../gpt/page-list.ts';
import { isConnected } from '../dom/is-connected.ts';
import {
  type Line,
  lineAround,
  mayHoldPartOfId,
  placeIn,
  type TextPlace,
} from '../dom/line-of-text.ts';
import { mayHaveClosedRoot, shadowRootOf } from '../dom/shadow-root.ts';
import { idOfLink, isTellingBase, mayLeadToGpt } from './gpt-links.ts';
import { idsInText, WINDOW } from './ids-in-text.ts';

/** Where a GPT stands: a link, or an id in a text. */
export type Place = { node: Element } | TextPlace;

/** What a search has found so far. */
export interface Finds {
  /** Each GPT once, in page order, where it stands first. */
  gpts: Map<GptId, Place>;
  /** The document and every shadow root in it. */
  roots: Node[];
  /** There may be more than are kept. */
  isFull: boolean;
}

/** Nodes between two pauses: far less than a millisecond. */
const STRIDE = 100;

/** A link that looks like a GPT's takes as long as so many other nodes, and more if its address is long. */
const NODES_PER_LINK = 20;

/** So does asking for a closed shadow root. */
const NODES_PER_ROOT = 20;

/** Text that may hold an id: so many characters are read in the time of one node. */
const CHARACTERS_PER_NODE = 64;

/** A page that tears the search off its place time and again gets what was found until then. */
const MOST_RESTARTS = 5;

/** Nobody can point at what stands in these. */
const UNSEEN = new Set(
  'head script style noscript template textarea iframe noembed noframes'.split(' '),
);

const { TEXT_NODE } = Node;

export function noFinds(): Finds {
  return { gpts: new Map(), roots: [], isFull: false };
}

/**
 * Finds the GPTs of a document, links and bare ids, through all shadow roots. It pauses many times
 * a millisecond, and the page may change while it does.
 */
export function* search(document: Document, finds: Finds): Generator<void> {
  for (let restarts = 0; restarts <= MOST_RESTARTS; restarts++) {
    Object.assign(finds, noFinds());
    if (yield* searchOnce(document, finds)) return;
  }
}

/** Returns whether it came to the end: it cannot go on from a node that was removed meanwhile. */
function* searchOnce(document: Document, finds: Finds): Generator<void, boolean> {
  const isBaseTelling = isTellingBase(document.baseURI);
  const { gpts, roots } = finds;
  const walkers: TreeWalker[] = [];
  let reading: Reading;
  // One function for all texts, for it is called for each.
  const keepOfText = (id: GptId, start: number, end: number) => keepRead(reading, id, start, end);

  enter(document);
  for (let walker = walkers.at(-1); walker; walker = walkers.at(-1)) {
    const long = walk(walker);
    if (long) yield* read(long);
    if (finds.isFull) return true;
    yield;
    if (!isConnected(walker.currentNode)) return false;
  }
  return true;

  function enter(root: Node): void {
    roots.push(root);
    // No filter: asking a function about every node is four times as slow as looking at it here.
    walkers.push(document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT));
  }

  /** One stride, no longer than to a shadow root or to a text that is too long for one; which it gives. */
  function walk(walker: TreeWalker): Reading | undefined {
    for (let left = STRIDE; left > 0; left--) {
      const node = walker.nextNode();
      if (!node) {
        walkers.pop();
        break;
      }
      // A form may answer with its control of that name: which is not this number either.
      if (node.nodeType === TEXT_NODE) {
        const text = node as Text;
        const { data } = text;
        if (!mayHoldPartOfId(data)) continue;
        reading = { node: text, line: lineAround(text) };
        if (data.length > WINDOW) return reading;
        left -= data.length / CHARACTERS_PER_NODE;
        eachBareId(reading.line?.text ?? data, keepOfText);
      } else {
        const element = node as Element;
        const { localName, shadowRoot } = element;
        if (localName === 'a' || localName === 'area') {
          if (!isBaseTelling && !mayLeadToGpt(element)) continue;
          left -= NODES_PER_LINK;
          const id = idOfLink(element);
          if (id) keep(id, { node: element });
        } else if (UNSEEN.has(localName)) {
          passOver(walker);
        } else if (shadowRoot || mayHaveClosedRoot(element, localName)) {
          left -= NODES_PER_ROOT;
          const root = shadowRootOf(element);
          if (!root) continue;
          enter(root);
          break;
        }
      }
    }
    return undefined;
  }

  function* read(long: Reading): Generator<void> {
    for (const found of idsInText(long.line?.text ?? long.node.data)) {
      if (found) keepRead(long, found.id, found.start, found.end);
      else yield;
    }
  }

  function keepRead({ node, line }: Reading, id: GptId, start: number, end: number): void {
    const place = line ? placeIn(line, start, end) : { node, start, end };
    // What begins in another node is found from there.
    if (place.node === node) keep(id, place);
  }

  function keep(id: GptId, place: Place): void {
    if (gpts.has(id)) return;
    if (gpts.size === MOST_GPTS) finds.isFull = true;
    else gpts.set(id, place);
  }
}

/** A text, and the line that it is part of where its words go on in the nodes beside it. */
interface Reading {
  node: Text;
  line: Line | undefined;
}

/** Goes to the end of what stands in the current node, so that it is passed over. */
function passOver(walker: TreeWalker): void {
  let last = walker.lastChild();
  while (last) last = walker.lastChild();
}
