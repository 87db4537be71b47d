import { catalogue, gptLink } from '../gpts.ts';
import { htmlDocument, type Page, type Visit } from '../page.ts';

const IDS = JSON.stringify(catalogue.all.map(({ id }) => id));

/** Scripts that run while the page is loading. */
const STORMS: Record<string, string> = {
  'ten thousand links swapped a second': `const ids = ${IDS};
    const box = document.getElementById('box');
    setInterval(() => {
      box.replaceChildren(...Array.from({ length: 500 }, (_, at) => {
        const link = document.createElement('a');
        link.href = 'https://chatgpt.com/g/' + ids[at % ids.length];
        link.textContent = ids[at % ids.length] + ' ';
        return link;
      }));
    }, 50);`,
  'frames in frames': `const depth = Number(new URLSearchParams(location.search).get('depth') ?? 0);
    if (depth < 12) {
      const frame = document.createElement('iframe');
      const next = new URL(location.href);
      next.searchParams.set('depth', depth + 1);
      frame.src = next;
      document.body.append(frame);
    }`,
  'five hundred shadow roots, each in the next': `let root = document.getElementById('box');
    for (let depth = 0; depth < 500; depth++) {
      const host = document.createElement('div');
      root.append(host);
      root = host.attachShadow({ mode: depth % 2 ? 'closed' : 'open' });
    }`,
  'an element that grows a shadow root for every one that is looked at': `customElements.define('x-endless', class extends HTMLElement {
      connectedCallback() {
        const depth = Number(this.dataset.depth ?? 0);
        if (depth > 400) return;
        this.attachShadow({ mode: 'open' }).innerHTML = '<x-endless data-depth="' + (depth + 1) + '"></x-endless>';
      }
    });
    document.getElementById('box').append(document.createElement('x-endless'));`,
  'fifty megabytes of text in one node': `document.getElementById('box').style.cssText = 'height: 20px; overflow: hidden; content-visibility: hidden';
    document.getElementById('box').append('g-abcdefgh '.repeat(4_600_000));`,
  'getters that throw': `for (const name of ['href', 'textContent', 'parentNode', 'localName', 'shadowRoot', 'getBoundingClientRect', 'isConnected', 'getAttribute', 'ownerDocument']) {
      for (const element of document.querySelectorAll('a')) {
        Object.defineProperty(element, name, { get() { throw new Error('thrown by the page'); } });
      }
    }`,
  'events behind proxies': `for (const Kind of [Event, UIEvent, MouseEvent, PointerEvent]) {
      for (const name of ['isTrusted', 'clientX', 'screenX', 'timeStamp', 'composedPath', 'target']) {
        const own = Object.getOwnPropertyDescriptor(Kind.prototype, name);
        if (own) Object.defineProperty(Kind.prototype, name, { get() { throw new Error('thrown by the page'); }, configurable: true });
      }
    }
    window.PointerEvent = window.MouseEvent = new Proxy(MouseEvent, { construct() { throw new Error('thrown by the page'); } });`,
  'prototypes of its own': `const broken = () => { throw new Error('thrown by the page'); };
    window.URL = window.Map = window.Set = window.Promise = window.Node = window.Element = window.ShadowRoot = broken;
    for (const name of ['map', 'filter', 'some', 'find', 'push', Symbol.iterator]) Array.prototype[name] = broken;
    for (const name of ['match', 'replace', 'slice', 'includes']) String.prototype[name] = broken;
    RegExp.prototype.exec = RegExp.prototype.test = broken;
    Function.prototype.call = Function.prototype.apply = Function.prototype.bind = broken;
    window.setTimeout = window.clearTimeout = window.requestAnimationFrame = broken;
    document.elementFromPoint = document.caretPositionFromPoint = document.createElement = document.querySelectorAll = broken;`,
  'everything frozen': `for (const each of [Object, Array, Element, Node, Event, EventTarget, Document, HTMLElement, String, RegExp, Promise]) {
      Object.freeze(each);
      Object.freeze(each.prototype);
    }
    Object.freeze(document);`,
  'names that stand before the document’s own': `for (const name of ['createElement', 'querySelectorAll', 'querySelector', 'elementFromPoint', 'caretPositionFromPoint', 'documentElement', 'activeElement', 'createRange', 'body', 'hasFocus', 'getSelection', 'defaultView', 'adoptedStyleSheets']) {
      const form = Document.prototype.createElement.call(document, 'form');
      form.setAttribute('name', name);
      document.getElementById('box').append(form);
    }`,
  'names that the extension uses itself': `for (const id of ['gptLens', 'gptLensCounter', 'browser', 'chrome']) {
      const form = document.createElement('form');
      form.id = id;
      for (const name of ['wake', 'stop', 'card', 'count', 'runtime']) {
        const field = document.createElement('input');
        field.name = name;
        form.append(field);
      }
      document.getElementById('box').append(form);
    }`,
  'mutations answered by mutations': `const box = document.getElementById('box');
    new MutationObserver(() => requestAnimationFrame(() => box.setAttribute('data-at', performance.now()))).observe(document.documentElement, { subtree: true, childList: true, attributes: true });
    box.setAttribute('data-at', 0);
    new MutationObserver((records) => { for (const { addedNodes } of records) for (const node of addedNodes) if (node.localName === 'div') requestAnimationFrame(() => document.documentElement.append(node)); }).observe(document.documentElement, { childList: true });`,
};

export const storms = Object.keys(STORMS);

/** `/hostile-storm?how=…`: one link on a page that makes itself hard to observe. */
export function hostileStormPage({ query }: Visit): Page {
  const body = `<p>${gptLink('link-stormy', query.get('gpt') ?? 'documented')}</p>
<div id="box"></div>
<script>
${STORMS[query.get('how') ?? ''] ?? ''}
</script>`;
  return { html: htmlDocument({ title: 'Storm', body }) };
}
