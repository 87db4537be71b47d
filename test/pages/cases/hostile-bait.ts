import { catalogue } from '../gpts.ts';
import { htmlDocument, type Page } from '../page.ts';

/** `/hostile-bait`: one link as large as the window, whose GPT the page can change at any time. */
export function hostileBaitPage(): Page {
  const body = `<a id="bait" style="position: fixed; inset: 0">.</a>
<script>
const ids = ${JSON.stringify(catalogue.all.map(({ id }) => id))};
let at = 0;
window.next = () => {
  const old = document.getElementById('bait');
  const bait = old.cloneNode(true);
  bait.href = 'https://chatgpt.com/g/' + ids[at++ % ids.length];
  old.replaceWith(bait);
  return bait;
};
window.next();
</script>`;
  return { html: htmlDocument({ title: 'Bait', body }) };
}
