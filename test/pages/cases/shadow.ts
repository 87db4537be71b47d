import { catalogue, gptLink } from '../gpts.ts';
import { htmlDocument, type Page } from '../page.ts';

/** `/shadow`: links in open, nested and closed shadow roots, and one that is added after 500 ms. */
export function shadowPage(): Page {
  const body = `<p id="host-open"></p>
<p id="host-nested"></p>
<p id="host-closed"></p>
<p id="late"></p>
<script>
function fill(id, mode, markup) {
  const root = document.getElementById(id).attachShadow({ mode });
  root.innerHTML = markup;
  return root;
}
fill('host-open', 'open', ${quote(
    `Open: ${gptLink('link-open', 'documented')}, <code id="bare-open">${catalogue.get('Gopher Gate').id}</code>`,
  )});
const outer = fill('host-nested', 'open', 'Nested: <span id="inner"></span>');
outer.getElementById('inner').attachShadow({ mode: 'open' }).innerHTML = ${quote(gptLink('link-nested', 'Penny Pilot'))};
fill('host-closed', 'closed', ${quote(`Closed: ${gptLink('link-closed', 'Thesis X-ray')}`)});
setTimeout(() => {
  document.getElementById('late').innerHTML = ${quote(`Late: ${gptLink('link-late', 'Slow Rail')}`)};
}, 500);
</script>`;
  return { html: htmlDocument({ title: 'Shadow roots', body }) };
}

/** Markup as a string literal in the page's script. */
function quote(markup: string): string {
  return JSON.stringify(markup).replaceAll('<', '\\u003c');
}
