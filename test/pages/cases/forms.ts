import { escapeHtml, htmlDocument, type Page } from '../page.ts';
import { type Form, forms } from './form-list.ts';

/** `/forms`: every notation as a link and as text; `data-id` contains the id it means, or nothing. */
export function formsPage(): Page {
  const body = `<h1>Every form of id and link</h1>\n${forms.map(paragraphs).join('\n')}`;
  return { html: htmlDocument({ title: 'Forms', body }) };
}

function paragraphs({ key, text, asLink, asText }: Form): string {
  const shown = escapeHtml(text);
  const asParagraph = (markup: string) => `<p>${markup}</p>`;
  return [
    ...(asLink === undefined
      ? []
      : [`<a id="form-${key}-link" data-id="${asLink}" href="${shown}">link: ${key}</a>`]),
    ...(asText === undefined
      ? []
      : [`<span id="form-${key}-text" data-id="${asText}">${shown}</span>`]),
  ]
    .map(asParagraph)
    .join('\n');
}
