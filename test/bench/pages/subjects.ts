import { createServer } from 'node:http';
import { shortId } from '../../gateway/ids.ts';
import { listen } from '../../gateway/listen.ts';
import { createRandom, type Random } from '../../gateway/random.ts';

const WORDS = (
  'the of and to in is that it was for on are as with at be this have from or by not but what all were when ' +
  'there use each which their will other about many then them these some would make like time has look more ' +
  'write see number way could people first water been long down day made part e-mail g-force g-string log-2 ' +
  'model prompt assistant reply list review tools answer'
).split(' ');

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(' ');
}

function gptAnchor(random: Random): string {
  return `<a href="https://chatgpt.com/g/${shortId(random)}-a-gpt">A GPT</a>`;
}

function otherAnchor(random: Random, index: number): string {
  return `<a href="https://example.com/g/${random.between(0, 1e9)}?n=${index}">${words(random, 3)}</a>`;
}

/** Signals to the benchmark that the page is done. */
const DONE = 'globalThis.isDone = true;';

function page(title: string, body: string, script = DONE, nonce = ''): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<link rel="icon" href="data:,"><body>${body}<script${nonce && ` nonce="${nonce}"`}>${script}</script></body></html>`;
}

function article(random: Random, nonce = ''): string {
  const paragraphs = Array.from(
    { length: 20 },
    (_, index) => `<p>${words(random, 60)} ${otherAnchor(random, index)} ${words(random, 40)}
      ${otherAnchor(random, index + 20)}.</p>`,
  );
  const first = `<p id="first">${gptAnchor(random)} and the bare id ${shortId(random)} here.</p>`;
  return page('Article', `<h1>Article</h1>${first}${paragraphs.join('')}`, DONE, nonce);
}

function links(random: Random, count: number, gpts: number): string {
  const every = count / gpts;
  const items = Array.from({ length: count }, (_, index) =>
    index % every === 0 ? gptAnchor(random) : otherAnchor(random, index),
  );
  return page(`${count} links`, `<ul>${items.map((item) => `<li>${item}`).join('')}</ul>`);
}

const MEGABYTE = 1 << 20;

function textOfIds(random: Random, ids: number): string {
  const paragraphs = Array.from({ length: ids }, () => {
    const start = words(random, 30);
    return `<p>${start} ${shortId(random)} ${start.slice(0, MEGABYTE / ids - start.length - 20)}`;
  });
  return page('1 MB of text', paragraphs.join('\n'));
}

/** 60,000 elements in 300 batches, one for each frame. */
const STREAM = `
  const feed = document.querySelector('#feed');
  let batch = 0;
  const idOf = (n) => 'g-' + (Math.imul(n + 1, 2654435761) >>> 0).toString(36).padStart(8, 'a').slice(0, 8) + 'Z';
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  function add() {
    const rows = document.createDocumentFragment();
    for (let row = 0; row < 50; row++) {
      const n = batch * 50 + row;
      const link = element('a', 'link ' + n);
      link.href = n % 40 ? 'https://example.com/' + n : 'https://chatgpt.com/g/' + idOf(n) + '-a-gpt';
      const line = document.createElement('div');
      line.append(element('span', 'message ' + n + ' of a long-running feed '), link,
        element('em', n % 40 === 7 ? 'see ' + idOf(n) : 'plain ' + n));
      rows.append(line);
    }
    feed.append(rows);
    if (++batch < 300) requestAnimationFrame(() => setTimeout(add));
    else globalThis.isDone = true;
  }
  addEventListener('load', () => setTimeout(add, 50));`;

/** A response that grows token by token in one text node. */
const CHAT = `
  const text = document.createTextNode('');
  document.querySelector('#feed').append(text);
  const { port1, port2 } = new MessageChannel();
  let token = 0;
  port1.onmessage = () => {
    text.appendData(token % 100 === 50 ? ' g-2fkFE8rbu ' : token % 37 ? ' word' + token : ' g-');
    if (++token < 3000) port2.postMessage(0);
    else globalThis.isDone = true;
  };
  addEventListener('load', () => setTimeout(() => port2.postMessage(0), 50));`;

const SHADOWS = `
  for (let n = 0; n < 500; n++) {
    const card = document.createElement('x-card');
    card.attachShadow({ mode: 'open' }).innerHTML = '<p>shadow text ' + n + ' g-2fkFE8r' + (n % 10) + 'a</p>' +
      '<a href="https://example.com/' + n + '">a link</a> ' +
      '<a href="https://chatgpt.com/g/g-2fkFE8r' + (n % 10) + 'b-a-gpt">A GPT</a>';
    document.querySelector('#feed').append(card);
  }
  ${DONE}`;

const FEED = '<div id="feed"></div>';

/** Long runs of text that begins like an id or a URL, which cause quadratic time in careless patterns. */
function hostile(): string {
  const almostIds = `g-${'a-'.repeat(50_000)}`;
  const texts = [
    'g-'.repeat(50_000),
    `g-${'a'.repeat(100_000)}`,
    'https://chatgpt.com/g/g-'.repeat(3_000),
    almostIds,
    '@'.repeat(20_000) + 'a.'.repeat(40_000),
  ];
  const deep = `${'<div>'.repeat(400)}g-2fkFE8rbu${'</div>'.repeat(400)}`;
  const link = `<a href="https://chatgpt.com/g/${almostIds}">A link</a>`;
  return page('Hostile text', `${texts.map((text) => `<p>${text}</p>`).join('')}${link}${deep}`);
}

const NONCE = 'n0';
const STRICT_HEADERS = {
  'Content-Security-Policy':
    `default-src 'none'; script-src 'nonce-${NONCE}'; require-trusted-types-for 'script'; trusted-types 'none'; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const random = () => createRandom(12_345);

/** Ordinary, large, growing and hostile pages. */
const subjects = {
  article: () => article(random()),
  'links-2k': () => links(random(), 2_000, 100),
  'links-50k': () => links(random(), 50_000, 500),
  'text-1mb': () => textOfIds(random(), 5_000),
  'streamed-60k': () => page('A feed', FEED, STREAM),
  'strict-csp': () => article(random(), NONCE),
  'shadow-500': () => page('Shadow roots', FEED, SHADOWS),
  'chat-3k': () => page('A chat', FEED, CHAT),
  hostile,
};

export type SubjectName = keyof typeof subjects;

export const subjectNames = Object.keys(subjects) as SubjectName[];

/** Serves each page under its name. */
export async function serveSubjects(): Promise<{ url: string; close(): Promise<void> }> {
  const made = new Map(Object.entries(subjects).map(([name, make]) => [`/${name}`, make()]));
  const server = createServer(({ url = '' }, response) => {
    const html = made.get(url);
    if (!html) return void response.writeHead(404).end();
    const type = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
    response.writeHead(200, { ...type, ...(url === '/strict-csp' && STRICT_HEADERS) }).end(html);
  });
  return listen(server, 0);
}
