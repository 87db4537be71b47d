import { catalogue } from '../gpts.ts';
import { anchor, htmlDocument, type Page, type Visit } from '../page.ts';

const MAX_LINKS = 100_000;

/** `/many?n=1000`: this many links, from `link-0` on. They repeat after the end of the catalogue. */
export function manyPage({ query }: Visit): Page {
  const count = Math.min(Number(query.get('n') ?? 1_000), MAX_LINKS);
  const { all } = catalogue;
  const items = Array.from({ length: count }, (_, index) => {
    const gpt = all[index % all.length];
    return gpt ? `<li>${anchor(`link-${index}`, gpt.link, gpt.name || gpt.id)}</li>` : '';
  });
  return {
    html: htmlDocument({ title: `${count} GPT links`, body: `<ol>\n${items.join('\n')}\n</ol>` }),
  };
}
