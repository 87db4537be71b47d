import browser from 'webextension-polyfill';
import type { frameGlobal } from '../content/watcher/frame-state.ts';
import { findFrames, runInFrames } from '../lib/browser/frames.ts';
import { WEB_PAGES } from '../lib/browser/permissions.ts';
import type { HoverSettings } from '../settings/hover-settings.ts';

/** Sends the hover settings to frames that have or will get a card. */
export async function pushHoverSettings(
  tabId: number,
  frameIds: number[],
  settings: HoverSettings,
): Promise<void> {
  await runInFrames(tabId, frameIds, { func: applySettings, args: [settings] });
}

/** Applies changed hover settings in all open tabs. */
export async function pushHoverSettingsToAllTabs(settings: HoverSettings): Promise<void> {
  const tabs = await browser.tabs.query({ url: WEB_PAGES });
  await Promise.allSettled(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      const { frameIds } = await findFrames(id);
      await pushHoverSettings(id, frameIds, settings);
    }),
  );
}

/** Runs in the page, so it cannot use anything else from this file. */
function applySettings(settings: HoverSettings): void {
  const frame = globalThis as typeof frameGlobal;
  if (Object.hasOwn(frame, 'gptLens') && frame.gptLens) frame.gptLens.hoverSettings = settings;
}
