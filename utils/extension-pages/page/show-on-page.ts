import { HIGHLIGHT, type markerHere } from '../../content/highlight/highlighter.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import { findFrames, runInFrames, styleFrame } from '../../lib/browser/frames.ts';
import { believedCount } from '../../lib/clamp-count.ts';

/** Which of how many places is marked now, counted from 1; `of: 0` where the GPT is not to be seen. */
export interface Marked {
  at: number;
  of: number;
}

export const NOWHERE: Marked = { at: 0, of: 0 };

const MARKER_FILE = '/marker.js';

/** As browsers mark what was searched for. It is in no list of stylesheets that the page can read. */
const MARK_CSS = `::highlight(${HIGHLIGHT}) { background-color: Mark; color: MarkText; }`;

/** Chromium paints highlights by an author's style only, Firefox within shadow roots by a user's only. */
const ORIGINS = ['AUTHOR', 'USER'] as const;

/** Shows where GPTs stand on the page of a tab: with each call for the same GPT at its next place. */
export function createPageMarker(tabId: () => Promise<number | undefined>) {
  const shown = new Map<GptId, number>();

  return async function showOnPage(id: GptId): Promise<Marked> {
    const tab = await tabId();
    if (tab === undefined) return NOWHERE;
    const { frameIds } = await findFrames(tab);
    const ready = await runInFrames(tab, frameIds, { files: [MARKER_FILE] });
    const withMarker = ready.results.map(({ frameId }) => frameId);
    const counted = await runInFrames(tab, withMarker, { func: countHere, args: [id] });
    const places = counted.results.flatMap(({ frameId, result }) =>
      Array.from({ length: believedCount(result, MOST_PLACES) }, (_, at) => ({ frameId, at })),
    );
    const at = (shown.get(id) ?? 0) % places.length;
    const place = places[at];
    if (!place) return NOWHERE;
    for (const origin of ORIGINS) {
      await styleFrame(tab, place.frameId, { css: MARK_CSS, origin });
    }
    const shownThere = await runInFrames<boolean>(tab, [place.frameId], {
      func: markHere,
      args: [id, place.at],
    });
    if (!shownThere.results[0]?.result) return NOWHERE;
    shown.set(id, at + 1);
    return { at: at + 1, of: places.length };
  };
}

/** Nobody presses a button more often than that. */
const MOST_PLACES = 1_000;

/** Runs in the page, so it can name nothing from here. Takes the mark away wherever it was. */
async function countHere(id: GptId): Promise<number> {
  const { gptLensMarker } = globalThis as typeof markerHere;
  gptLensMarker?.clear();
  return gptLensMarker?.count(id) ?? 0;
}

/** Runs in the page. */
async function markHere(id: GptId, at: number): Promise<boolean> {
  return (globalThis as typeof markerHere).gptLensMarker?.mark(id, at) ?? false;
}
