import { gptLink } from '../gpts.ts';
import { htmlDocument, type Page, type Visit } from '../page.ts';

/**
 * `/hostile-reader?gpt=…`: before the extension does anything, the page patches every API that could expose the card's
 * content, and records what it gets in `window.caught`.
 */
export function hostileReaderPage({ query }: Visit): Page {
  const head = `<script>
window.caught = [];
const catchIt = (what) => window.caught.push(what);
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (init) {
  const root = attachShadow.call(this, { ...init, mode: 'open' });
  catchIt('attachShadow');
  return root;
};
for (const name of ['gpt-lens', 'gpt-lens-card', 'lens-card', 'hover-card', 'gpt-card', 'wxt-ui', 'plasmo-csui', 'extension-root']) {
  customElements.define(name, class extends HTMLElement {
    constructor() { super(); catchIt(this.attachInternals().shadowRoot ?? name); }
    connectedCallback() { catchIt('connected ' + name); }
  });
}
for (const name of ['append', 'appendChild', 'insertBefore', 'showPopover', 'replaceChildren']) {
  const holder = [Element, Node, HTMLElement].find(({ prototype }) => Object.hasOwn(prototype, name)).prototype;
  const own = holder[name];
  holder[name] = function (...args) { catchIt(name); return own.apply(this, args); };
}
for (const name of ['sendMessage', 'connect']) {
  Object.defineProperty(Object.prototype, name, { configurable: true, set() { catchIt('set ' + name); }, get() { return undefined; } });
}
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (...args) { catchIt('listen ' + args[0]); return listen.apply(this, args); };
window.onmessage = ({ data }) => catchIt(data);
</script>`;
  const body = `<p>${gptLink('link-read', query.get('gpt') ?? 'documented')}</p>`;
  return { html: htmlDocument({ title: 'Reader', head, body }) };
}
