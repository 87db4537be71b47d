import { HIGHLIGHT_NAME, type highlighterGlobal } from '../../content/highlight/highlighter.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import { findFrames, runInFrames, styleFrame } from '../../lib/browser/frames.ts';
import { clampCount } from '../../lib/clamp-count.ts';

/** The highlighted occurrence, counted from 1; `total: 0` if the GPT is not visible on the page. */
export interface HighlightPosition {
  position: number;
  total: number;
}

export const NOT_FOUND: HighlightPosition = { position: 0, total: 0 };

const HIGHLIGHTER_FILE = '/highlighter.js';

/** Uses the browser's colors of search matches. Pages cannot see an injected stylesheet. */
const HIGHLIGHT_CSS = `::highlight(${HIGHLIGHT_NAME}) { background-color: Mark; color: MarkText; }`;

/** Chromium only applies `::highlight` in author styles, and Firefox in shadow roots only in user styles. */
const ORIGINS = ['AUTHOR', 'USER'] as const;

/** Highlights GPTs on a tab's page; each call for the same GPT moves to its next occurrence. */
export function createPageHighlighter(tabId: () => Promise<number | undefined>) {
  const lastShown = new Map<GptId, number>();

  return async function showOnPage(id: GptId): Promise<HighlightPosition> {
    const tab = await tabId();
    if (tab === undefined) return NOT_FOUND;
    const { frameIds } = await findFrames(tab);
    const ready = await runInFrames(tab, frameIds, { files: [HIGHLIGHTER_FILE] });
    const withMarker = ready.results.map(({ frameId }) => frameId);
    const counts = await runInFrames(tab, withMarker, { func: countInFrame, args: [id] });
    const occurrences = counts.results.flatMap(({ frameId, result }) =>
      Array.from({ length: clampCount(result, MAX_OCCURRENCES) }, (_, position) => ({
        frameId,
        at: position,
      })),
    );
    const position = (lastShown.get(id) ?? 0) % occurrences.length;
    const occurrence = occurrences[position];
    if (!occurrence) return NOT_FOUND;
    for (const origin of ORIGINS) {
      await styleFrame(tab, occurrence.frameId, { css: HIGHLIGHT_CSS, origin });
    }
    const shownThere = await runInFrames<boolean>(tab, [occurrence.frameId], {
      func: highlightInFrame,
      args: [id, occurrence.at],
    });
    if (!shownThere.results[0]?.result) return NOT_FOUND;
    lastShown.set(id, position + 1);
    return { position: position + 1, total: occurrences.length };
  };
}

/** More than anybody clicks through. */
const MAX_OCCURRENCES = 1_000;

/** Runs in the page, so it cannot use this module's scope. Also removes the highlight in every frame. */
async function countInFrame(id: GptId): Promise<number> {
  const { gptLensHighlighter } = globalThis as typeof highlighterGlobal;
  gptLensHighlighter?.clear();
  return gptLensHighlighter?.count(id) ?? 0;
}

/** Runs in the page. */
async function highlightInFrame(id: GptId, position: number): Promise<boolean> {
  return (
    (globalThis as typeof highlighterGlobal).gptLensHighlighter?.highlight(id, position) ?? false
  );
}
