import type { Occurrence } from './find-occurrences.ts';

/** Brings a place into the middle of the window, through frames and all else that scrolls around it. */
export function scrollToOccurrence({ range, element }: Occurrence): void {
  const reducesMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const isTall = element.getBoundingClientRect().height > innerHeight / 2;
  const behavior = reducesMotion || isTall ? 'instant' : 'smooth';
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior });
  if (isTall) scrollTo(range, element);
}

/** In a text longer than a screen an id may stand anywhere, and only elements can be scrolled to. */
function scrollTo(range: Range, holder: Element): void {
  for (let up: Element | null = holder; up; up = getParent(up)) {
    const isWindow = up === document.scrollingElement;
    const container = isWindow ? { top: 0, height: innerHeight } : up.getBoundingClientRect();
    const { top, height } = range.getBoundingClientRect();
    const offset = top + height / 2 - (container.top + container.height / 2);
    // What does not scroll lets itself be asked in vain.
    up.scrollBy({ top: offset, behavior: 'instant' });
  }
}

function getParent(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
