import browser from 'webextension-polyfill';
import type { frameGlobal } from '../content/watcher/frame-state.ts';
import { findFrames, runInFrames } from '../lib/browser/frames.ts';
import { WEB_PAGES } from '../lib/browser/permissions.ts';
import type { HoverSettings } from '../settings/hover-settings.ts';

/** Tells how a person hovers to frames that have, or are about to get, a card. */
export async function pushHoverSettings(
  tabId: number,
  frameIds: number[],
  settings: HoverSettings,
): Promise<void> {
  await runInFrames(tabId, frameIds, { func: applySettings, args: [settings] });
}

/** A choice counts at once, in every tab. */
export async function pushToOpenTabs(settings: HoverSettings): Promise<void> {
  const tabs = await browser.tabs.query({ url: WEB_PAGES });
  await Promise.allSettled(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      const { frameIds } = await findFrames(id);
      await pushHoverSettings(id, frameIds, settings);
    }),
  );
}

/** Runs in the page, where nothing of this file is but the function itself. */
function applySettings(settings: HoverSettings): void {
  const frame = globalThis as typeof frameGlobal;
  if (Object.hasOwn(frame, 'gptLens') && frame.gptLens) frame.gptLens.hoverSettings = settings;
}
