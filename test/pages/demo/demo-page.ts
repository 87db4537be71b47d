import { DOCUMENTED_REQUEST_ID } from '../../gateway/catalogue.ts';
import { catalogue, gptLink } from '../gpts.ts';
import { anchor, escapeHtml, htmlDocument, type Page } from '../page.ts';
import { bareIds } from './bare-ids.ts';
import { type ChosenSection, chosenSections } from './chosen.ts';
import { demoStyle } from './demo-style.ts';

/** `/`: GPT links and ids of many kinds, for people and tests to hover. */
export function demoPage(): Page {
  const body = `<main>${[
    welcome(),
    documented(),
    ...chosenSections.slice(0, 3).map(section),
    bareIds(),
    ...chosenSections.slice(3).map(section),
    leftAlone(),
  ].join('\n')}</main>`;
  return { html: htmlDocument({ title: 'GPT links to try', body, style: demoStyle }) };
}

function welcome(): string {
  return `<header>
<h1>GPT links to try</h1>
<p>Rest the pointer on a link, or on an id that is only text, and a card says who made that GPT,
what it can do, what it contacts and how people rate it. Esc closes the card.</p>
<p lang="zh" class="faint">把鼠标停在链接或纯文本的 ID 上，就能看到这个 GPT 的作者、能力、会连接哪些服务，以及大家的评分。按 Esc 关闭卡片。</p>
</header>`;
}

function documented(): string {
  const { link, name } = catalogue.get('documented');
  return `<section>
<h2>Start here</h2>
<ul>
<li>${anchor('link-documented', link, name)}<span class="faint">The example of the gateway’s
documentation, answered word for word. <span lang="zh">文档中的示例。</span></span></li>
<li>${anchor('link-documented-request', `https://chatgpt.com/g/${DOCUMENTED_REQUEST_ID}`, DOCUMENTED_REQUEST_ID)}
<span class="faint">The id that the same example asks for. The gateway answers with another
GPT’s data, so the card has something to say about it.</span></li>
</ul>
</section>`;
}

function section({ title, gpts }: ChosenSection): string {
  const items = gpts.map(
    ([domId, gpt]) => `<li>${gptLink(`link-${domId}`, gpt)}${summary(gpt)}</li>`,
  );
  return `<section>\n<h2>${title}</h2>\n<ul>\n${items.join('\n')}\n</ul>\n</section>`;
}

/** The first sentence of a GPT's description. */
function summary(gpt: string): string {
  const { data, language } = catalogue.get(gpt);
  const [sentence] = data.gizmo.display.description.split(/(?<=。)|(?<=\.)\s/);
  return `<span class="faint" lang="${language}" dir="auto">${escapeHtml(sentence ?? '')}</span>`;
}

function leftAlone(): string {
  const project = 'https://chatgpt.com/g/g-p-6791c0de8f1c8191a0b2c4d6e8f01234-holiday/project';
  return `<section>
<h2>Not GPTs</h2>
<ul>
<li>${anchor('link-project', project, 'A project')}<span class="faint">A project’s link looks
much like a GPT’s. Nothing should happen here.</span></li>
<li>${anchor('link-elsewhere', 'https://www.example.com/', 'Some other page')}<span class="faint">And
nothing here.</span></li>
</ul>
</section>`;
}
