import { DOCUMENTED_ID } from '../../gateway/catalogue.ts';
import { gptLink } from '../gpts.ts';
import { htmlDocument, type Page } from '../page.ts';

/** `/csp`: the strictest possible policy, so the page has no style and script of its own. */
export function cspPage(): Page {
  const body = `<h1>Nothing is allowed here</h1>
<p>${gptLink('link-csp', 'documented')} or <code id="bare-csp">${DOCUMENTED_ID}</code></p>`;
  return {
    html: htmlDocument({ title: 'Strict policy', body, style: '' }),
    headers: {
      'Content-Security-Policy': "default-src 'none'; require-trusted-types-for 'script'",
    },
  };
}
