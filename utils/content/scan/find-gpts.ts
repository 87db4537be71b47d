import { forEachBareId, type GptId } from '../../gpt/gpt-id.ts';
import { MAX_GPTS } from '../../gpt/page-list.ts';
import {
  type Line,
  lineAround,
  mayContainPartOfId,
  type TextLocation,
  toLocation,
} from '../dom/line-of-text.ts';
import { getShadowRoot, mayHaveClosedRoot } from '../dom/shadow-root.ts';
import { getLinkedId, mayBeGptUrl, mayLinkToGpt } from './gpt-links.ts';
import { findIdsInText, WINDOW_LENGTH } from './ids-in-text.ts';

/** The location of a GPT: a link, or an id in text. */
export type GptLocation = { node: Element } | TextLocation;

/** The result of a scan so far. */
export interface ScanResult {
  /** The first location of each GPT, in page order. */
  gpts: Map<GptId, GptLocation>;
  /** The document and every shadow root in it. */
  roots: Node[];
  /** There are more GPTs than `MAX_GPTS`. */
  isFull: boolean;
}

/** Nodes per step; a step takes far less than a millisecond. */
const NODES_PER_STEP = 100;

/** Cost of resolving a link that may lead to a GPT, in nodes; more if its URL is long. */
const NODES_PER_LINK = 20;

/** Cost of asking for a closed shadow root, in nodes. */
const NODES_PER_ROOT = 20;

/** Characters of text that cost as much as one node. */
const CHARACTERS_PER_NODE = 64;

/** After this many restarts the scan returns what it has found so far. */
const MAX_RESTARTS = 5;

/** Elements whose content is not rendered as part of the page. */
const SKIPPED_ELEMENTS = new Set(
  'head script style noscript template textarea iframe noembed noframes'.split(' '),
);

const { TEXT_NODE } = Node;

export function emptyScanResult(): ScanResult {
  return { gpts: new Map(), roots: [], isFull: false };
}

/**
 * Finds the GPTs of a document, links and bare ids, through all shadow roots. Yields many times per millisecond of
 * work; the page may change in between.
 */
export function* scan(document: Document, result: ScanResult): Generator<void> {
  for (let restarts = 0; restarts <= MAX_RESTARTS; restarts++) {
    Object.assign(result, emptyScanResult());
    if (yield* scanOnce(document, result)) return;
  }
}

/** Returns whether the scan was completed: it cannot continue from a node that was removed meanwhile. */
function* scanOnce(document: Document, result: ScanResult): Generator<void, boolean> {
  const isGptBase = mayBeGptUrl(document.baseURI);
  const { gpts, roots } = result;
  const walkers: TreeWalker[] = [];
  let currentText: TextInLine;
  // One closure for all texts, because it is called for each.
  const addFromText = (id: GptId, start: number, end: number) =>
    addFromLine(currentText, id, start, end);

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
    // No filter: a filter function for each node is four times as slow as checking the node here.
    walkers.push(document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT));
  }

  /** Walks up to the node budget, a shadow root, or a text that is too long for one step, which it returns. */
  function walk(walker: TreeWalker): TextInLine | undefined {
    for (let budget = NODES_PER_STEP; budget > 0; budget--) {
      const node = walker.nextNode();
      if (!node) {
        walkers.pop();
        break;
      }
      // On a form, `nodeType` may be its control of that name, which differs from this number too.
      if (node.nodeType === TEXT_NODE) {
        const text = node as Text;
        const { data } = text;
        if (!mayContainPartOfId(data)) continue;
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
          const root = getShadowRoot(element);
          if (!root) continue;
          enter(root);
          break;
        }
      }
    }
    return undefined;
  }

  function* readLongText(longText: TextInLine): Generator<void> {
    for (const found of findIdsInText(longText.line?.text ?? longText.node.data)) {
      if (found) addFromLine(longText, found.id, found.start, found.end);
      else yield;
    }
  }

  function addFromLine({ node, line }: TextInLine, id: GptId, start: number, end: number): void {
    const location = line ? toLocation(line, start, end) : { node, start, end };
    // An id that begins in another node is found from there.
    if (location.node === node) add(id, location);
  }

  function add(id: GptId, location: GptLocation): void {
    if (gpts.has(id)) return;
    if (gpts.size === MAX_GPTS) result.isFull = true;
    else gpts.set(id, location);
  }
}

/** A text node, and its line if its words continue in the neighboring nodes. */
interface TextInLine {
  node: Text;
  line: Line | undefined;
}

/** Moves the walker to the last descendant of the current node. */
function skipSubtree(walker: TreeWalker): void {
  let last = walker.lastChild();
  while (last) last = walker.lastChild();
}

const getIsConnected = Object.getOwnPropertyDescriptor(Node.prototype, 'isConnected')?.get;

/** Uses the prototype's getter: on a form, `form.isConnected` may be its control of that name. */
function isConnected(node: Node): boolean {
  return getIsConnected?.call(node);
}
