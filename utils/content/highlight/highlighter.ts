import type { GptId } from '../../gpt/gpt-id.ts';
import { findOccurrences, type Occurrence } from './find-occurrences.ts';

/** The API that the highlighter script exposes in a frame to the extension pages. */
export interface Highlighter {
  /** Number of visible occurrences of a GPT in this frame. */
  count(id: GptId): Promise<number>;
  /** Scrolls to the occurrence with the given index and highlights it for a while; returns whether it still exists. */
  highlight(id: GptId, index: number): Promise<boolean>;
  /** Removes the highlight. */
  clear(): void;
}

export const highlighterGlobal = globalThis as { gptLensHighlighter?: Highlighter };

/** The name of the highlight in the stylesheet. */
export const HIGHLIGHT_NAME = 'gpt-lens';

/** Long enough for the user to find it after the page has scrolled. */
const HIGHLIGHT_MS = 8_000;

/** Highlights occurrences without changing the page's DOM: a custom highlight is neither node nor attribute. */
export function createHighlighter(): Highlighter {
  let current = new AbortController();

  function show({ range, element }: Occurrence): void {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    // Without text, or in a browser without custom highlights, select the content instead.
    if (!('highlights' in CSS) || !range.toString().trim()) {
      getSelection()?.selectAllChildren(element);
      return;
    }
    CSS.highlights.set(HIGHLIGHT_NAME, new Highlight(range));
    signal.addEventListener('abort', () => CSS.highlights.delete(HIGHLIGHT_NAME));
    const timer = setTimeout(() => current.abort(), HIGHLIGHT_MS);
    signal.addEventListener('abort', () => clearTimeout(timer));
    const onKey = ({ key, isTrusted }: KeyboardEvent) => {
      if (isTrusted && key === 'Escape') current.abort();
    };
    addEventListener('keydown', onKey, { capture: true, signal });
  }

  return {
    count: async (id) => (await findOccurrences(id)).length,
    async highlight(id, index) {
      const occurrence = (await findOccurrences(id))[index];
      if (!occurrence) return false;
      scrollToOccurrence(occurrence);
      show(occurrence);
      return true;
    },
    clear: () => current.abort(),
  };
}

/** Scrolls an occurrence to the middle of the window, through frames and all other scroll containers. */
function scrollToOccurrence({ range, element }: Occurrence): void {
  const reducesMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const isTall = element.getBoundingClientRect().height > innerHeight / 2;
  const behavior = reducesMotion || isTall ? 'instant' : 'smooth';
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior });
  if (isTall) scrollTo(range, element);
}

/** Scrolls to a range: in a text taller than the screen, scrolling to its element is not enough. */
function scrollTo(range: Range, holder: Element): void {
  for (let up: Element | null = holder; up; up = getParent(up)) {
    const isWindow = up === document.scrollingElement;
    const container = isWindow ? { top: 0, height: innerHeight } : up.getBoundingClientRect();
    const { top, height } = range.getBoundingClientRect();
    const offset = top + height / 2 - (container.top + container.height / 2);
    // Has no effect on elements that do not scroll.
    up.scrollBy({ top: offset, behavior: 'instant' });
  }
}

function getParent(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
