import { gptLink } from '../gpts.ts';
import { htmlDocument, type Page } from '../page.ts';

const NONCE = 'demo';

/** `/dialog`: opens a modal dialog at once, with a link inside it and one behind it. */
export function dialogPage(): Page {
  const body = `<p>Behind the dialog: ${gptLink('link-behind', 'Penny Pilot')}</p>
<p><button id="open">Open the dialog</button></p>
<dialog id="dialog">
<p>In the dialog: ${gptLink('link-dialog', 'documented')}</p>
<p><button id="close">Close</button></p>
</dialog>
<script nonce="${NONCE}">
const dialog = document.querySelector('#dialog');
document.querySelector('#open').addEventListener('click', () => dialog.showModal());
document.querySelector('#close').addEventListener('click', () => dialog.close());
dialog.showModal();
</script>`;
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${NONCE}'`;
  return {
    html: htmlDocument({ title: 'Modal dialog', body }),
    headers: { 'Content-Security-Policy': policy },
  };
}
