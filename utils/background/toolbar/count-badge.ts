import browser from 'webextension-polyfill';
import type { counterGlobal } from '../../content/scan/counter-global.ts';
import { MAX_GPTS } from '../../gpt/page-list.ts';
import { runInTab } from '../../lib/browser/frames.ts';
import { clampCount } from '../../lib/clamp-count.ts';
import { formatCount } from './format-count.ts';

/** The frames of a page report changes one after the other; one update covers all reports within this time. */
const DEBOUNCE_MS = 150;

/** Has enough contrast for white text on light and dark toolbars. */
const BADGE_COLOR = '#0f766e';
const BADGE_TEXT_COLOR = '#ffffff';

const pendingTabs = new Set<number>();

/**
 * Updates the badge of a tab after one of its frames has counted. Reads the counts of all frames each time, so that no
 * state has to be kept for removed frames or restarts of the background. `update` runs `write` unless the badge is
 * needed for something else, or the counter was turned off.
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
  // `null` makes the tab show the global badge.
  const text = formatCount(total) || null;
  await update(async () => {
    await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOR });
    await browser.action.setBadgeTextColor({ tabId, color: BADGE_TEXT_COLOR });
    await browser.action.setBadgeText({ tabId, text });
  });
}

/** Runs in the page, so it cannot use anything else from this file. */
function getFrameCount(): number {
  const frame = globalThis as typeof counterGlobal;
  return (Object.hasOwn(frame, 'gptLensCounter') && frame.gptLensCounter?.count) || 0;
}
