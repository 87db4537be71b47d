import type { frameGlobal } from '../content/watcher/frame-state.ts';
import { runInFrames, runInTab } from '../lib/browser/frames.ts';
import type { HoverSettings } from '../settings/hover-settings.ts';
import { loadCard } from './content-scripts.ts';

type FrameAttention = 'focus' | 'pointer' | 'none';

/**
 * Answers the shortcut: opens the card of what has the focus in a tab, else of what is under the
 * pointer there, whichever frames these are in. No page listens for it, so none pays for it.
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
  // A page of the browser's own lets nobody look into it.
  const looked = await runInTab<FrameAttention[]>(tabId, { func: getAttention }).catch(
    () => undefined,
  );
  const results = looked?.results ?? [];
  return results.map(({ frameId, result }) => ({ frameId, attention: result ?? [] }));
}

/** Runs in the page. Whoever has the focus or the pointer in a frame of its own has it not itself. */
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
