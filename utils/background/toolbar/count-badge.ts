import browser from 'webextension-polyfill';
import type { counterHere } from '../../content/scan/counter-global.ts';
import { MOST_GPTS } from '../../gpt/page-list.ts';
import { runInTab } from '../../lib/browser/frames.ts';
import { believedCount } from '../../lib/clamp-count.ts';
import { badgeText } from './format-count.ts';

/** A page's frames tell one after the other; the badge is written once for all that tell within this time. */
const GATHER_MS = 150;

/** Dark enough for white text on light and dark toolbars alike. */
const BADGE_COLOUR = '#0f766e';
const BADGE_TEXT_COLOUR = '#ffffff';

const waiting = new Set<number>();

/**
 * A frame has counted: soon the badge of its tab tells what all its frames have. They are asked again
 * each time, so that nothing has to be remembered: not when a frame goes, nor when the background dies.
 * `tell` writes what they have, unless there is something else to say by then, or counting was switched off.
 */
export async function refreshBadge(
  tabId: number,
  tell: (write: () => Promise<void>) => Promise<void>,
): Promise<void> {
  if (waiting.has(tabId)) return;
  waiting.add(tabId);
  await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
  waiting.delete(tabId);
  const { results } = await runInTab(tabId, { func: countHere });
  const total = results.reduce((sum, { result }) => sum + believedCount(result, MOST_GPTS), 0);
  // Without a number the tab shows what counts everywhere.
  const text = badgeText(total) || null;
  await tell(async () => {
    await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR });
    await browser.action.setBadgeTextColor({ tabId, color: BADGE_TEXT_COLOUR });
    await browser.action.setBadgeText({ tabId, text });
  });
}

/** Runs in the page, so it can name nothing from here. */
function countHere(): number {
  const here = globalThis as typeof counterHere;
  return (Object.hasOwn(here, 'gptLensCounter') && here.gptLensCounter?.count) || 0;
}
