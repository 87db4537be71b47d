import browser from 'webextension-polyfill';
import type { counterGlobal } from '../../content/scan/counter-global.ts';
import { MAX_GPTS } from '../../gpt/page-list.ts';
import { runInTab } from '../../lib/browser/frames.ts';
import { clampCount } from '../../lib/clamp-count.ts';
import { formatCount } from './format-count.ts';

/** A page's frames tell one after the other; the badge is written once for all that tell within this time. */
const DEBOUNCE_MS = 150;

/** Dark enough for white text on light and dark toolbars alike. */
const BADGE_COLOUR = '#0f766e';
const BADGE_TEXT_COLOUR = '#ffffff';

const pendingTabs = new Set<number>();

/**
 * A frame has counted: soon the badge of its tab tells what all its frames have. They are asked again
 * each time, so that nothing has to be remembered: not when a frame goes, nor when the background dies.
 * `tell` writes what they have, unless there is something else to say by then, or counting was switched off.
 */
export async function updateCountBadge(
  tabId: number,
  update: (write: () => Promise<void>) => Promise<void>,
): Promise<void> {
  if (pendingTabs.has(tabId)) return;
  pendingTabs.add(tabId);
  await new Promise((resolve) => setTimeout(resolve, DEBOUNCE_MS));
  pendingTabs.delete(tabId);
  const { results } = await runInTab(tabId, { func: getFrameCount });
  const total = results.reduce((sum, { result }) => sum + clampCount(result, MAX_GPTS), 0);
  // Without a number the tab shows what counts everywhere.
  const text = formatCount(total) || null;
  await update(async () => {
    await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR });
    await browser.action.setBadgeTextColor({ tabId, color: BADGE_TEXT_COLOUR });
    await browser.action.setBadgeText({ tabId, text });
  });
}

/** Runs in the page, so it can name nothing from here. */
function getFrameCount(): number {
  const frame = globalThis as typeof counterGlobal;
  return (Object.hasOwn(frame, 'gptLensCounter') && frame.gptLensCounter?.count) || 0;
}
