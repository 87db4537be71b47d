import type { GptId } from '../../gpt/gpt-id.ts';
import { placesOf, type SeenPlace } from './find-occurrences.ts';
import { reveal } from './scroll-to.ts';

/** What the marker's script leaves in a frame for the extension's own pages to call. */
export interface Marker {
  /** In how many places of this frame a GPT can be seen. */
  count(id: GptId): Promise<number>;
  /** Scrolls to one of them, counted from 0, and marks it for a while; returns whether it is still there. */
  mark(id: GptId, at: number): Promise<boolean>;
  /** Takes the mark away. */
  clear(): void;
}

export const markerHere = globalThis as { gptLensMarker?: Marker };

/** The name by which the stylesheet knows what is marked. */
export const HIGHLIGHT = 'gpt-lens';

/** Long enough to find it with the eyes after the page has scrolled. */
const MARKED_MS = 8_000;

/** Marks places without touching the page's DOM: a custom highlight is no node and no attribute. */
export function createMarker(): Marker {
  let marking = new AbortController();

  function show({ range, holder }: SeenPlace): void {
    marking.abort();
    marking = new AbortController();
    const { signal } = marking;
    // What has no text, or a browser without highlights, can only be selected, as with a mouse.
    if (!('highlights' in CSS) || !range.toString().trim()) {
      getSelection()?.selectAllChildren(holder);
      return;
    }
    CSS.highlights.set(HIGHLIGHT, new Highlight(range));
    signal.addEventListener('abort', () => CSS.highlights.delete(HIGHLIGHT));
    const patience = setTimeout(() => marking.abort(), MARKED_MS);
    signal.addEventListener('abort', () => clearTimeout(patience));
    const onKey = ({ key, isTrusted }: KeyboardEvent) => {
      if (isTrusted && key === 'Escape') marking.abort();
    };
    addEventListener('keydown', onKey, { capture: true, signal });
  }

  return {
    count: async (id) => (await placesOf(id)).length,
    async mark(id, at) {
      const place = (await placesOf(id))[at];
      if (!place) return false;
      reveal(place);
      show(place);
      return true;
    },
    clear: () => marking.abort(),
  };
}
