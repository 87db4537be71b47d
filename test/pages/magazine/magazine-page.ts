import { catalogue } from '../gpts.ts';
import { anchor, escapeHtml, htmlDocument, type Page, type Visit } from '../page.ts';
import { type Article, articles, type Letter, type Part } from './articles.ts';
import { magazineStyle } from './magazine-style.ts';

/** `/magazine?language=zh_CN`: a realistic list of GPTs, for pictures. English by default. */
export function magazinePage({ query }: Visit): Page {
  const article = articles[query.get('language') === 'zh_CN' ? 'zh_CN' : 'en'];
  const { magazine, rubrics, title, byline, lead, parts, lettersTitle, letters, lang } = article;
  const body = `<header><strong>${magazine}</strong>${rubrics.map((name) => `<span>${name}</span>`).join('')}</header>
<main>
<h1>${title}</h1>
<p class="faint">${byline}</p>
<p>${lead}</p>
${parts.map((part, index) => section(part, index, article)).join('\n')}
<h2 id="letters">${lettersTitle}</h2>
${letters.map(paragraph).join('\n')}
</main>`;
  return {
    html: htmlDocument({ title: `${title} – ${magazine}`, body, lang, style: magazineStyle }),
  };
}

function section({ title, gpts }: Part, index: number, { readers }: Article): string {
  const items = gpts.map((name, place) => {
    const count = 23 - 4 * index - ((7 * place) % 11);
    return item(name, `link-${index + 1}-${place + 1}`, readers.replace('#', String(count)));
  });
  return `<h2 id="part-${index + 1}">${title}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
}

function item(gpt: string, domId: string, readers: string): string {
  const { link, name, data } = catalogue.get(gpt);
  const [sentence = ''] = data.gizmo.display.description.split(/(?<=。)|(?<=\.)\s/);
  return `<li>${anchor(domId, link, name)}<span>${escapeHtml(sentence)}</span><span>${readers}</span></li>`;
}

function paragraph({ from, before, gpt, after }: Letter, index: number): string {
  const id = `<code id="id-${index + 1}">${catalogue.get(gpt).id}</code>`;
  return `<div class="letter"><p>${before}${id}${after}</p><p class="faint">${from}</p></div>`;
}
