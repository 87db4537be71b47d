import { catalogue, gptLink } from '../gpts.ts';
import { escapeHtml, htmlDocument, type Page } from '../page.ts';

/**
 * `/places`: one GPT in six places, each a screen below the previous: a link whose text contains the id as well, an id
 * in a long text, a link in an open shadow root, a link around a picture, a link in a scrollable box, and one in a
 * frame. Hidden occurrences are in between. One element has an id that clashes with the global of the extension's
 * script.
 */
export function placesPage(): Page {
  const { id, link } = catalogue.get('documented');
  const href = escapeHtml(link);
  const frame = htmlDocument({ title: 'Frame', body: gptLink('link-in-frame', 'documented') });
  const body = `<h1 id="gptLensHighlighter">Places</h1>
<p><a id="place-link" href="${href}">The one called ${id}</a></p>
<div class="far"></div>
<pre id="place-text">${'A line of a long text.\n'.repeat(150)}Here is ${id} at last.\n${'One more line.\n'.repeat(150)}</pre>
<p hidden>${id}</p><details><summary>Closed</summary>${id}</details><p style="visibility: hidden">${id}</p>
<div class="far"></div>
<p id="host"></p>
<div class="far"></div>
<p><a id="place-picture" href="${href}"><svg width="40" height="40"><rect width="40" height="40" fill="teal"/></svg></a></p>
<div class="far"></div>
<div id="box"><div class="far"></div><a id="place-box" href="${href}">In a box</a><div class="far"></div></div>
<div class="far"></div>
<iframe id="frame" srcdoc="${escapeHtml(frame)}"></iframe>
<div class="far"></div>
<script>document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(
    `<a id="place-shadow" href="${href}">In a shadow</a>`,
  ).replaceAll('<', '\\u003c')};</script>`;
  const style = '.far { height: 1200px } #box { height: 200px; overflow: auto }';
  return { html: htmlDocument({ title: 'Places', body, style }) };
}
