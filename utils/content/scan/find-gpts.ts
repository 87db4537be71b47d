import { forEachBareId, type GptId } from '../../gpt/gpt-id.ts';
import { MAX_GPTS } from '../../gpt/page-list.ts';
import { isConnected } from '../dom/is-connected.ts';
import {
  type Line,
  lineAround,
  mayHoldPartOfId,
  placeIn,
  type TextPlace,
} from '../dom/line-of-text.ts';
import { mayHaveClosedRoot, shadowRootOf } from '../dom/shadow-root.ts';
import { getLinkedId, mayBeGptUrl, mayLinkToGpt } from './gpt-links.ts';
import { findIdsInText, WINDOW_LENGTH } from './ids-in-text.ts';

/** Where a GPT stands: a link, or an id in a text. */
export type GptLocation = { node: Element } | TextPlace;

/** What a search has found so far. */
export interface ScanResult {
  /** Each GPT once, in page order, where it stands first. */
  gpts: Map<GptId, GptLocation>;
  /** The document and every shadow root in it. */
  roots: Node[];
  /** There may be more than are kept. */
  isFull: boolean;
}

/** Nodes between two pauses: far less than a millisecond. */
const NODES_PER_STEP = 100;

/** A link that looks like a GPT's takes as long as so many other nodes, and more if its address is long. */
const NODES_PER_LINK = 20;

/** So does asking for a closed shadow root. */
const NODES_PER_ROOT = 20;

/** Text that may hold an id: so many characters are read in the time of one node. */
const CHARACTERS_PER_NODE = 64;

/** A page that tears the search off its place time and again gets what was found until then. */
const MAX_RESTARTS = 5;

/** Nobody can point at what stands in these. */
const SKIPPED_ELEMENTS = new Set(
  'head script style noscript template textarea iframe noembed noframes'.split(' '),
);

const { TEXT_NODE } = Node;

export function emptyScanResult(): ScanResult {
  return { gpts: new Map(), roots: [], isFull: false };
}

/**
 * Finds the GPTs of a document, links and bare ids, through all shadow roots. It pauses many times
 * a millisecond, and the page may change while it does.
 */
export function* scan(document: Document, result: ScanResult): Generator<void> {
  for (let restarts = 0; restarts <= MAX_RESTARTS; restarts++) {
    Object.assign(result, emptyScanResult());
    if (yield* scanOnce(document, result)) return;
  }
}

/** Returns whether it came to the end: it cannot go on from a node that was removed meanwhile. */
function* scanOnce(document: Document, result: ScanResult): Generator<void, boolean> {
  const isGptBase = mayBeGptUrl(document.baseURI);
  const { gpts, roots } = result;
  const walkers: TreeWalker[] = [];
  let currentText: Reading;
  // One function for all texts, for it is called for each.
  const addFromText = (id: GptId, start: number, end: number) =>
    keepRead(currentText, id, start, end);

  enter(document);
  for (let walker = walkers.at(-1); walker; walker = walkers.at(-1)) {
    const longText = walk(walker);
    if (longText) yield* readLongText(longText);
    if (result.isFull) return true;
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
    for (let budget = NODES_PER_STEP; budget > 0; budget--) {
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
        currentText = { node: text, line: lineAround(text) };
        if (data.length > WINDOW_LENGTH) return currentText;
        budget -= data.length / CHARACTERS_PER_NODE;
        forEachBareId(currentText.line?.text ?? data, addFromText);
      } else {
        const element = node as Element;
        const { localName, shadowRoot } = element;
        if (localName === 'a' || localName === 'area') {
          if (!isGptBase && !mayLinkToGpt(element)) continue;
          budget -= NODES_PER_LINK;
          const id = getLinkedId(element);
          if (id) add(id, { node: element });
        } else if (SKIPPED_ELEMENTS.has(localName)) {
          skipSubtree(walker);
        } else if (shadowRoot || mayHaveClosedRoot(element, localName)) {
          budget -= NODES_PER_ROOT;
          const root = shadowRootOf(element);
          if (!root) continue;
          enter(root);
          break;
        }
      }
    }
    return undefined;
  }

  function* readLongText(longText: Reading): Generator<void> {
    for (const found of findIdsInText(longText.line?.text ?? longText.node.data)) {
      if (found) keepRead(longText, found.id, found.start, found.end);
      else yield;
    }
  }

  function keepRead({ node, line }: Reading, id: GptId, start: number, end: number): void {
    const place = line ? placeIn(line, start, end) : { node, start, end };
    // What begins in another node is found from there.
    if (place.node === node) add(id, place);
  }

  function add(id: GptId, place: GptLocation): void {
    if (gpts.has(id)) return;
    if (gpts.size === MAX_GPTS) result.isFull = true;
    else gpts.set(id, place);
  }
}

/** A text, and the line that it is part of where its words go on in the nodes beside it. */
interface Reading {
  node: Text;
  line: Line | undefined;
}

/** Goes to the end of what stands in the current node, so that it is passed over. */
function skipSubtree(walker: TreeWalker): void {
  let last = walker.lastChild();
  while (last) last = walker.lastChild();
}
