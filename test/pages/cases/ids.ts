import { Buffer } from 'node:buffer';
import { catalogue } from '../gpts.ts';
import { anchor, escapeHtml, htmlDocument, type Page } from '../page.ts';

const VIDEO = 'g-2fkFE8rbu';

/** The GPTs of `/ids` in page order, by the DOM ids of their links or texts. */
export const idsOnPage: [domId: string, gpt: string][] = [
  ['scanner', 'Gopher Gate'],
  ['scanner-2', 'Penny Pilot'],
  ['search', 'Thesis X-ray'],
  ['encoded', 'Slow Rail'],
  ['wbr', 'Grid Watch'],
  ['mark', 'Fine Print'],
  ['spans', 'Regex Riddler'],
  ['code', 'Shell Sage'],
  ['address', 'Survey Surgeon'],
  ['closed-link', 'Balcony Botanist'],
  ['closed-text', 'Atlas of Elsewhere'],
  ['select-all', 'Snake Charmer Reviews'],
];

const gptOf = (domId: string) => {
  const [, name = ''] = idsOnPage.find(([id]) => id === domId) ?? [];
  return catalogue.get(name);
};

/** Splits a text into elements. */
function inPieces(
  text: string,
  cuts: number[],
  wrap: (piece: string, at: number) => string,
): string {
  return [0, ...cuts].map((from, at) => wrap(escapeHtml(text.slice(from, cuts[at])), at)).join('');
}

/**
 * `/ids`: ids in wrapped links, in text that is split over elements, in closed shadow roots and in text with
 * `user-select: all`; and look-alikes, `.decoy`. `/ids?of=decoys` contains only those.
 */
export function idsPage({ query }: { query: URLSearchParams }): Page {
  const body = query.get('of') === 'decoys' ? decoys() : `${decoys()}${found()}`;
  return { html: htmlDocument({ title: 'Ids', body }) };
}

function decoys(): string {
  const links = [
    `https://www.youtube.com/watch?v=${VIDEO}`,
    `https://youtu.be/${VIDEO}?si=x&utm_source=chatgpt.com`,
    'https://www.notion.so/team/Protein-30-g-0123456789abcdef0123456789abcdef',
    `https://urldefense.com/v3/__https://www.youtube.com/watch?v=${VIDEO}__;!!AbC!xyz$`,
    `https://www.bing.com/ck/a?u=a1${Buffer.from(`https://youtu.be/${VIDEO}`).toString('base64url')}`,
  ];
  const texts = [
    `<span>${VIDEO}<span>x9</span></span>`,
    `<span><b>a</b>${VIDEO}</span>`,
    `<span>https://www.youtube.com/watch?v=<b>${VIDEO}</b></span>`,
    `<span>g-2fk<br>FE8rbu</span>`,
    `<span>g-2fk<span style="display: block">FE8rbu</span></span>`,
  ];
  return [
    ...links.map((href, at) => anchor(`decoy-${at}`, href, `A link to something else ${at}`)),
    ...texts,
  ]
    .map((markup) => `<p class="decoy">${markup}</p>`)
    .join('\n');
}

function found(): string {
  const proofpoint = encodeURIComponent(gptOf('scanner-2').link)
    .replaceAll('-', '-2D')
    .replaceAll('%2F', '_')
    .replaceAll('%', '-');
  const bing = Buffer.from(gptOf('search').link).toString('base64url');
  const { id: inCode } = gptOf('code');
  const highlighted = (piece: string) => `<span style="color: teal">${piece}</span>`;
  const address = gptOf('address').link;
  const atId = address.indexOf('g-') + 4;
  return `
<p>${anchor('scanner', `https://urldefense.com/v3/__${gptOf('scanner').link}__;!!AbC!xyz$`, 'From a mail')}</p>
<p>${anchor('scanner-2', `https://urldefense.proofpoint.com/v2/url?u=${proofpoint}&d=x`, 'From an older mail')}</p>
<p>${anchor('search', `https://www.bing.com/ck/a?!&&p=1&u=a1${bing}&ntb=1`, 'From a search')}</p>
<p>${anchor('encoded', gptOf('encoded').link.replace('/g-', '/%67-'), 'With an encoded letter')}</p>
<p>See <span id="wbr">${inPieces(gptOf('wbr').id, [5], (piece, at) => (at ? `<wbr>${piece}` : piece))}</span> here</p>
<p>See <span id="mark">${inPieces(gptOf('mark').id, [2, 5], (piece, at) => (at === 1 ? `<mark>${piece}</mark>` : piece))}</span> here</p>
<p>See <span id="spans">${inPieces(gptOf('spans').id, [4, 7], (piece) => `<span><b>${piece}</b></span>`)}</span>, or not</p>
<pre><code id="code">${inPieces(inCode, [1, 2, 5], highlighted)}</code></pre>
<p id="address">${inPieces(address, [8, atId, address.length - 3], (piece) => `<span>${piece}</span>`)}<span aria-hidden="true">…</span></p>
<p id="host-link"></p>
<div id="host-text"></div>
<p><code id="select-all" style="user-select: all">${gptOf('select-all').id}</code></p>
<p><textarea id="area" rows="2" cols="60">Try ${gptOf('wbr').id} and see</textarea></p>
<p><input id="password" type="password" value="${gptOf('wbr').id}"></p>
<script>
const closed = (id, markup) => {
  document.getElementById(id).attachShadow({ mode: 'closed' }).innerHTML = markup;
};
closed('host-link', ${JSON.stringify(`In a closed root: ${anchor('closed-link', gptOf('closed-link').link, 'a link')}`).replaceAll('<', '\\u003c')});
closed('host-text', ${JSON.stringify(`In another: <code>${gptOf('closed-text').id}</code>`).replaceAll('<', '\\u003c')});
</script>`;
}
