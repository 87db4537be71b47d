import type { GptId } from '../../gpt/gpt-id.ts';
import { findOccurrences, type Occurrence } from './find-occurrences.ts';
import { scrollToOccurrence } from './scroll-to.ts';

/** What the marker's script leaves in a frame for the extension's own pages to call. */
export interface Highlighter {
  /** In how many places of this frame a GPT can be seen. */
  count(id: GptId): Promise<number>;
  /** Scrolls to one of them, counted from 0, and marks it for a while; returns whether it is still there. */
  highlight(id: GptId, index: number): Promise<boolean>;
  /** Takes the mark away. */
  clear(): void;
}

export const highlighterGlobal = globalThis as { gptLensHighlighter?: Highlighter };

/** The name by which the stylesheet knows what is marked. */
export const HIGHLIGHT_NAME = 'gpt-lens';

/** Long enough to find it with the eyes after the page has scrolled. */
const HIGHLIGHT_MS = 8_000;

/** Marks places without touching the page's DOM: a custom highlight is no node and no attribute. */
export function createHighlighter(): Highlighter {
  let current = new AbortController();

  function show({ range, element }: Occurrence): void {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    // What has no text, or a browser without highlights, can only be selected, as with a mouse.
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
