import { catalogue, gptLink } from '../gpts.ts';
import { escapeHtml, htmlDocument, type Page } from '../page.ts';

/** Ids in parts of the page that cannot be pointed at. */
const UNSEEN = 'g-Unseen0a1 g-Unseen0b2';

/** The number of GPTs on `/counting` initially; each of its buttons adds one. */
export const COUNTED_AT_FIRST = 7;

/**
 * `/counting`: 7 GPTs by link, text, area, SVG, open shadow root and frame, some of them more than once, and decoys.
 * `#grow` adds one to the page, `#grow-shadow` one to the shadow root, `#chat` writes one token by token.
 */
export function countingPage(): Page {
  const { link, id } = catalogue.get('documented');
  const inFrame = htmlDocument({ title: 'Frame', body: gptLink('link-in-frame', 'Fine Print') });
  const body = `<h1>Counted</h1>
<form><input name="nodeType"><input name="localName"><input name="shadowRoot"><input name="closest"><input name="isConnected">
<p>${gptLink('link', 'documented')} and once more ${id}, or <a href="${escapeHtml(link)}?x=1">again</a></p>
<p id="bare">The one called ${catalogue.get('Gopher Gate').id} is bare</p></form>
<p><a href="/out?to=${encodeURIComponent(catalogue.get('Penny Pilot').link).replaceAll('g-', '%67%2d')}"><b>In a</b> wrapper</a></p>
<map name="m"><area href="${escapeHtml(catalogue.get('Thesis X-ray').link)}" alt="An area"></map>
<svg width="100" height="20"><a href="${escapeHtml(catalogue.get('Slow Rail').link)}"><text y="15">SVG</text></a></svg>
<p id="host"></p>
<p>g-recaptcha, g-container, log-in, <a href="/nothing">nothing</a></p>
<script>const unseen = '${UNSEEN}';</script><style>/* ${UNSEEN} */</style>
<noscript>${UNSEEN}</noscript><template>${UNSEEN}</template><textarea>${UNSEEN}</textarea>
<noscript id="nested"></noscript>
<iframe srcdoc="${escapeHtml(inFrame)}"></iframe>
<button id="grow">Grow</button> <button id="grow-shadow">Grow inside</button> <button id="chat">Chat</button>
<p id="answer">Answer:</p>
<script>
const root = document.getElementById('host').attachShadow({ mode: 'open' });
const nested = document.getElementById('nested');
nested.replaceChildren(document.createElement('p'), document.createElement('p'));
nested.lastChild.innerHTML = '<b>${UNSEEN}</b><i></i>';
root.innerHTML = '<p>${catalogue.get('Grid Watch').id} in a shadow</p>';
const line = (text) => Object.assign(document.createElement('p'), { textContent: text });
document.getElementById('grow').onclick = () => document.body.append(line('Now g-Grown0a1b too'));
document.getElementById('grow-shadow').onclick = () => root.append(line('Now g-Grown0c2d too'));
document.getElementById('chat').onclick = async () => {
  const text = document.getElementById('answer').firstChild;
  for (const token of [' try', ' the', ' g-', 'Token', '0e3f', ' and', ' no', ' other']) {
    text.appendData(token);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};
</script>`;
  return { html: htmlDocument({ title: 'Counting', body }) };
}
