import type { SeenPlace } from './find-occurrences.ts';

/** Brings a place into the middle of the window, through frames and all else that scrolls around it. */
export function reveal({ range, holder }: SeenPlace): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const isTall = holder.getBoundingClientRect().height > innerHeight / 2;
  const behavior = isStill || isTall ? 'instant' : 'smooth';
  holder.scrollIntoView({ block: 'center', inline: 'nearest', behavior });
  if (isTall) scrollTo(range, holder);
}

/** In a text longer than a screen an id may stand anywhere, and only elements can be scrolled to. */
function scrollTo(range: Range, holder: Element): void {
  for (let up: Element | null = holder; up; up = parentOf(up)) {
    const isWindow = up === document.scrollingElement;
    const around = isWindow ? { top: 0, height: innerHeight } : up.getBoundingClientRect();
    const { top, height } = range.getBoundingClientRect();
    const offset = top + height / 2 - (around.top + around.height / 2);
    // What does not scroll lets itself be asked in vain.
    up.scrollBy({ top: offset, behavior: 'instant' });
  }
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
