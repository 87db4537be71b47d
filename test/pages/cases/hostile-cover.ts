import { gptLink } from '../gpts.ts';
import { htmlDocument, type Page, type Visit } from '../page.ts';

/** Scripts that run once the card exists, as `host`. */
const WAYS: Record<string, string> = {
  nothing: '',
  'own-opacity': `host.style.cssText = 'opacity: 0.01 !important; filter: opacity(0) !important';
    host.animate({ opacity: [0, 0], filter: ['opacity(0)', 'opacity(0)'] }, { duration: 1e9, fill: 'forwards' });`,
  'ancestors-opacity': `for (const each of [document.documentElement, document.body]) each.style.opacity = '0.01';`,
  transform: `host.style.cssText = 'transform: translateX(-300px) scale(0.2) !important; translate: 900px !important';
    document.documentElement.style.cssText = 'transform: translateX(-500px); perspective: 1px';`,
  clip: `host.style.cssText = 'clip-path: inset(50%) !important; mask: linear-gradient(#0000, #0000) !important; overflow: hidden !important';
    document.documentElement.style.cssText = 'clip-path: inset(0 0 99% 0); overflow: clip; contain: strict';`,
  'part-and-style': `const style = document.createElement('style');
    style.textContent = '*, ::part(button), ::slotted(*) { opacity: 0 !important; pointer-events: none !important; display: none !important } html, body { display: block !important; opacity: 1 !important }';
    document.head.append(style);`,
  'overlay-below': `const cover = document.createElement('div');
    cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: #fff; pointer-events: none';
    document.documentElement.append(cover);`,
  'popover-above': `const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = 'position: fixed; inset: 0; width: auto; height: auto; border: 0; margin: 0; padding: 0; background: #fff; pointer-events: none';
    document.body.append(cover);
    cover.showPopover();`,
  'popover-again-and-again': `const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = 'position: fixed; inset: 0; width: auto; height: auto; border: 0; margin: 0; padding: 0; background: #fff; pointer-events: none';
    document.body.append(cover);
    setInterval(() => { if (cover.matches(':popover-open')) cover.hidePopover(); cover.showPopover(); }, 20);
    addEventListener('pointerdown', () => cover.remove(), true);`,
  'backdrop-above': `const style = document.createElement('style');
    style.textContent = '#tiny { position: fixed; inset: auto 0 0 auto; width: 1px; height: 1px; border: 0; padding: 0 } #tiny::backdrop { background: #fff }';
    const tiny = document.createElement('div');
    tiny.id = 'tiny';
    tiny.popover = 'manual';
    document.body.append(style, tiny);
    tiny.showPopover();`,
  'taken-into-a-box': `const box = document.createElement('div');
    box.style.cssText = 'opacity: 0; position: fixed; inset: 0';
    document.body.append(box);
    box.append(host);`,
};

export const coverings = Object.keys(WAYS).filter((way) => way !== 'nothing');

/** `/hostile-cover?way=…`: tries to conceal the card once it exists, so that the user does not see what they click. */
export function hostileCoverPage({ query }: Visit): Page {
  const body = `<p style="margin-top: 40px">${gptLink('link-covered', query.get('gpt') ?? 'documented')}</p>
<script>
new MutationObserver((_, observer) => {
  const host = document.querySelector('html > div');
  if (!host) return;
  observer.disconnect();
  ${WAYS[query.get('way') ?? ''] ?? ''}
}).observe(document.documentElement, { childList: true });
</script>`;
  return { html: htmlDocument({ title: 'Covered', body }) };
}
