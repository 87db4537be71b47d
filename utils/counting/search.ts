import { eachBareId, type GptId } from '../ids/grammar.ts';
import { idsInText, WINDOW } from './ids-in-text.ts';
import { isConnected } from './is-connected.ts';
import { idOfLink, isTellingBase, mayLeadToGpt } from './link.ts';
import { MOST_GPTS } from './page-list.ts';

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

/** A link that looks like a GPT's takes as long as so many other nodes, and more if its address is long. */
const NODES_PER_LINK = 20;

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
 * Finds the GPTs of a document, links and bare ids, through all open shadow roots. It pauses many times
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
  let reading: Text;
  // One function for all texts, for it is called for each.
  const keepOfText = (id: GptId, start: number, end: number) => keep(id, reading, start, end);

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
  function walk(walker: TreeWalker): Text | undefined {
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
        if (!data.includes('g-')) continue;
        if (data.length > WINDOW) return text;
        left -= data.length / CHARACTERS_PER_NODE;
        reading = text;
        eachBareId(data, keepOfText);
      } else {
        const element = node as Element;
        const { localName, shadowRoot } = element;
        if (localName === 'a' || localName === 'area') {
          if (!isBaseTelling && !mayLeadToGpt(element)) continue;
          left -= NODES_PER_LINK;
          const id = idOfLink(element);
          if (id) keep(id, element, 0, 0);
        } else if (UNSEEN.has(localName)) {
          passOver(walker);
        } else if (shadowRoot && shadowRoot instanceof ShadowRoot) {
          // Of a form it may be a control of that name.
          enter(shadowRoot);
          break;
        }
      }
    }
    return undefined;
  }

  function* read(long: Text): Generator<void> {
    for (const found of idsInText(long.data)) {
      if (found) keep(found.id, long, found.start, found.end);
      else yield;
    }
  }

  function keep(id: GptId, node: Element | Text, start: number, end: number): void {
    if (gpts.has(id)) return;
    if (gpts.size === MOST_GPTS) finds.isFull = true;
    else gpts.set(id, { node, start, end });
  }
}

/** Goes to the end of what stands in the current node, so that it is passed over. */
function passOver(walker: TreeWalker): void {
  let last = walker.lastChild();
  while (last) last = walker.lastChild();
}
