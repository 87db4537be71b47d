/*
 * The part of the DOM that Preact uses, which counts changes. There is no browser in unit tests, and which elements a
 * render touches is the same in all.
 */

class CountingNode {
  parentNode: CountingNode | null = null;
  childNodes: CountingNode[] = [];
  readonly ownerDocument = countingDocument;
  /** The changes of this node itself: its attributes, its text and its children. */
  changes = 0;
  private text: string;
  readonly nodeType: number;
  readonly localName: string;
  [name: string]: unknown;

  constructor(nodeType: number, localName: string, text = '') {
    this.nodeType = nodeType;
    this.localName = localName;
    this.text = text;
  }

  get data(): string {
    return this.text;
  }

  set data(text: string) {
    this.text = text;
    this.changes++;
  }

  get firstChild(): CountingNode | null {
    return this.childNodes[0] ?? null;
  }

  get nextSibling(): CountingNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  get namespaceURI(): string {
    return 'http://www.w3.org/1999/xhtml';
  }

  get textContent(): string {
    return this.text + this.childNodes.map((child) => child.textContent).join('');
  }

  insertBefore(node: CountingNode, next: CountingNode | null): CountingNode {
    node.remove();
    const index = next ? this.childNodes.indexOf(next) : this.childNodes.length;
    this.childNodes.splice(index, 0, node);
    node.parentNode = this;
    this.changes++;
    return node;
  }

  appendChild(node: CountingNode): CountingNode {
    return this.insertBefore(node, null);
  }

  removeChild(node: CountingNode): CountingNode {
    node.remove();
    return node;
  }

  remove(): void {
    const { parentNode } = this;
    if (!parentNode) return;
    parentNode.childNodes = parentNode.childNodes.filter((child) => child !== this);
    parentNode.changes++;
    this.parentNode = null;
  }

  contains(node: CountingNode): boolean {
    return node === this || this.childNodes.some((child) => child.contains(node));
  }

  setAttribute(name: string, value: string): void {
    this[`attribute ${name}`] = value;
    this.changes++;
  }

  removeAttribute(name: string): void {
    delete this[`attribute ${name}`];
    this.changes++;
  }

  addEventListener(type: string, listener: (event: object) => void): void {
    this[`listener ${type}`] = listener;
  }

  removeEventListener(type: string): void {
    delete this[`listener ${type}`];
  }

  click(): void {
    const listener = this['listener click'];
    if (typeof listener !== 'function') throw new TypeError('Nothing listens to clicks.');
    listener.call(this, { type: 'click', currentTarget: this });
  }
}

export type { CountingNode };

const countingDocument = {
  createElementNS: (_: string, name: string) => new CountingNode(1, name),
  createElement: (name: string) => new CountingNode(1, name),
  createTextNode: (text: string) => new CountingNode(3, '#text', text),
};

/** An element to render into. */
export function createRoot(): CountingNode & Element {
  Object.assign(globalThis, { document: countingDocument });
  return new CountingNode(1, 'main') as CountingNode & Element;
}

/** The elements with this name in a node, or with this class. */
export function findAll(node: CountingNode, name: string): CountingNode[] {
  const isFound = (each: CountingNode) =>
    each.localName === name ||
    String(each['attribute class'] ?? '')
      .split(' ')
      .includes(name);
  return node.childNodes.flatMap((child) => [
    ...(isFound(child) ? [child] : []),
    ...findAll(child, name),
  ]);
}

/** The changes of a node and everything in it. */
export function countChanges(node: CountingNode): number {
  return node.childNodes.reduce((sum, child) => sum + countChanges(child), node.changes);
}
