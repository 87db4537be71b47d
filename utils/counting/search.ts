import type { GptId } from '../ids/grammar.ts';
import { getterOf } from './getter.ts';
import { idsInText } from './ids-in-text.ts';
import { idOfLink, isTellingBase, mayLeadToGpt } from './link.ts';
import { MOST_GPTS } from './listed.ts';

/** Where a GPT stands: a link, or an id in a text. */
export interface Place {
  node: Element | Text;
  start: number;
  end: number;
}

/** What a search has found so far. */
export interface Finds {
  /** Each GPT once, in page order, where it stands first. */
  gpts: Map<GptId, Place>;
  /** The document and every open shadow root in it. */
  roots: Node[];
  /** There may be more than are kept. */
  isFull: boolean;
}

/** Nodes between two pauses: far less than a millisecond. */
const STRIDE = 100;

/** What looks like a GPT takes as long as so many other nodes, and more if its address is long. */
const NODES_PER_PATTERN = 20;

/** A page that tears the search off its place time and again gets what was found until then. */
const MOST_RESTARTS = 5;

/** Nobody can point at what stands in these. */
const UNSEEN = 'head, script, style, noscript, template, textarea, iframe, noembed, noframes';

const nodeTypeOf = getterOf('nodeType');
const isConnected = getterOf('isConnected');

export function noFinds(): Finds {
  return { gpts: new Map(), roots: [], isFull: false };
}

/**
 * Finds the GPTs of a document, links and bare ids, through all open shadow roots. It pauses many times
 * a millisecond, and the page may change while it does.
 */
export function* search(document: Document, finds: Finds): Generator<void> {
  for (let restarts = 0; restarts <= MOST_RESTARTS; restarts++) {
    Object.assign(finds, noFinds());
    if (yield* searchOnce(document, finds)) return;
  }
}

/** Gives whether it came to the end: it cannot go on from a node that was removed meanwhile. */
function* searchOnce(document: Document, finds: Finds): Generator<void, boolean> {
  const isBaseTelling = isTellingBase(document.baseURI);
  const walkers: TreeWalker[] = [];
  let strides = STRIDE;

  function enter(root: Node): void {
    finds.roots.push(root);
    // No filter: asking a function about every node is four times as slow as looking at it here.
    walkers.push(document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT));
  }

  enter(document);
  for (let walker = walkers.at(-1); walker; walker = walkers.at(-1)) {
    if (--strides <= 0) {
      strides = STRIDE;
      yield;
      if (!isConnected(walker.currentNode)) return false;
    }
    const node = walker.nextNode();
    if (!node) {
      walkers.pop();
    } else if (nodeTypeOf(node) === Node.TEXT_NODE) {
      const text = node as Text;
      if (!text.data.includes('g-') || isUnseen(text.parentElement)) continue;
      strides -= NODES_PER_PATTERN;
      for (const found of idsInText(text.data)) {
        if (found) keep(found.id, { node: text, start: found.start, end: found.end });
        else yield;
        if (finds.isFull) return true;
      }
      if (!isConnected(text)) return false;
    } else {
      const { localName, shadowRoot } = node as Element;
      // Of a form it may be a control of that name.
      if (shadowRoot instanceof ShadowRoot) enter(shadowRoot);
      if (localName !== 'a' && localName !== 'area') continue;
      if (!isBaseTelling && !mayLeadToGpt(node as Element)) continue;
      strides -= NODES_PER_PATTERN;
      const id = idOfLink(node as Element);
      if (id && !isUnseen(node as Element)) keep(id, { node: node as Element, start: 0, end: 0 });
      if (finds.isFull) return true;
    }
  }
  return true;

  function keep(id: GptId, place: Place): void {
    if (finds.gpts.has(id)) return;
    if (finds.gpts.size === MOST_GPTS) finds.isFull = true;
    else finds.gpts.set(id, place);
  }
}

function isUnseen(element: Element | null): boolean {
  return element !== null && Element.prototype.closest.call(element, UNSEEN) !== null;
}
