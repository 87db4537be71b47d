import { DOCUMENTED_ID } from '../../gateway/catalogue.ts';
import { gptLink } from '../gpts.ts';
import { htmlDocument, type Page } from '../page.ts';

/** `/hostile-css`: rules that match everything, around a visible link. */
export function hostileCssPage(): Page {
  const body = `<main>
<p>${gptLink('link-hostile', 'documented')}</p>
<p><code id="bare-hostile">${DOCUMENTED_ID}</code></p>
</main>`;
  return { html: htmlDocument({ title: 'Hostile style', body, style: HOSTILE_STYLE }) };
}

const HOSTILE_STYLE = `
html { font-size: 40px; direction: ltr; --accent: magenta; --text: magenta; --surface: lime }
* {
  color: magenta !important;
  background: lime !important;
  border: 3px dashed red !important;
  font: italic bold 32px/2 fantasy !important;
  letter-spacing: 0.2em !important;
  text-transform: uppercase !important;
  position: static !important;
  z-index: 0 !important;
  animation: none !important;
  transition: none !important;
  max-width: 600px !important;
}
*, ::before, ::after { --accent: magenta; --text: magenta; --surface: lime }
div, [popover], [role="dialog"], [hidden] { display: none !important }
[popover], :popover-open { opacity: 0 !important; visibility: hidden !important; inset: auto 0 0 auto !important }
:popover-open { transform: translateY(200vh) !important; clip-path: inset(50%) !important }
::backdrop { background: black !important }
html > :not(head, body) { display: none !important; pointer-events: none !important }
img, svg, button, ul { display: none !important }
`;
