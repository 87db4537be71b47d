import { catalogue, gptLink } from '../gpts.ts';
import { htmlDocument, type Page } from '../page.ts';

/** `/spa`: links that buttons remove, retarget, or remove along with a change of the URL. */
export function spaPage(): Page {
  const { link, name } = catalogue.get('Penny Pilot');
  const body = `<section id="view">
<p>${gptLink('link-stays', 'documented')}</p>
<p>${gptLink('link-removed', 'Thesis X-ray')}</p>
<p>${gptLink('link-replaced', 'Slow Rail')}</p>
</section>
<p>
<button id="remove">Remove a link</button>
<button id="replace">Point a link elsewhere</button>
<button id="navigate">Change the view and the address</button>
</p>
<script>
const find = (id) => document.getElementById(id);
find('remove').addEventListener('click', () => find('link-removed')?.remove());
find('replace').addEventListener('click', () => {
  Object.assign(find('link-replaced'), ${JSON.stringify({ href: link, textContent: name })});
});
find('navigate').addEventListener('click', () => {
  history.pushState(null, '', '/spa?view=2');
  find('view').innerHTML = ${JSON.stringify(`<p>${gptLink('link-next-view', 'Grid Watch')}</p>`)};
});
</script>`;
  return { html: htmlDocument({ title: 'Single-page application', body }) };
}
