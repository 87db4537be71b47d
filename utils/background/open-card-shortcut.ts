import type { frameGlobal } from '../content/watcher/frame-state.ts';
import { runInFrames, runInTab } from '../lib/browser/frames.ts';
import type { HoverSettings } from '../settings/hover-settings.ts';
import { loadCard } from './content-scripts.ts';

type FrameAttention = 'focus' | 'pointer' | 'none';

/**
 * Handles the keyboard shortcut: opens the card of the focused element in a tab, or else of the hovered one, in any
 * frame. Handling it in the background costs pages nothing.
 */
export async function openCardInTab(tabId: number, settings: HoverSettings): Promise<void> {
  const frames = await getAttentions(tabId);
  for (const wanted of ['focus', 'pointer'] as const) {
    for (const { frameId } of frames.filter(({ attention }) => attention.includes(wanted))) {
      await loadCard(tabId, frameId, settings);
      const { results } = await runInFrames<boolean>(tabId, [frameId], { func: openCard });
      if (results[0]?.result) return;
    }
  }
}

async function getAttentions(
  tabId: number,
): Promise<{ frameId: number; attention: FrameAttention[] }[]> {
  // Browsers do not allow scripts in their own pages.
  const response = await runInTab<FrameAttention[]>(tabId, { func: getAttention }).catch(
    () => undefined,
  );
  const results = response?.results ?? [];
  return results.map(({ frameId, result }) => ({ frameId, attention: result ?? [] }));
}

/** Runs in the page. If the focused or hovered element is a frame, the frame itself reports it. */
function getAttention(): FrameAttention[] {
  if (!Object.hasOwn(globalThis, 'gptLens')) return [];
  const isOwn = (element: Element | null | undefined) =>
    element && !/^i?frame$/i.test(element.localName);
  const hovered = [...document.querySelectorAll(':hover')].at(-1);
  return [
    document.hasFocus() && isOwn(document.activeElement) ? 'focus' : 'none',
    isOwn(hovered) ? 'pointer' : 'none',
  ];
}

/** Runs in the page. */
function openCard(): boolean {
  return (globalThis as typeof frameGlobal).gptLens?.card?.openCard() ?? false;
}
