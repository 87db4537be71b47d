import browser, { type Scripting } from 'webextension-polyfill';
import { WEB_PAGES } from './access.ts';
import type { HoverSettings } from './hover/hovering.ts';
import type { Lens } from './hover/lens.ts';

/** Tells how a person hovers to frames that have, or are about to get, a card. */
export async function tellHovering(
  target: Scripting.InjectionTarget,
  hovering: HoverSettings,
): Promise<void> {
  await browser.scripting.executeScript({ target, func: tune, args: [hovering] });
}

/** A choice counts at once, in every tab. */
export async function tellOpenTabs(hovering: HoverSettings): Promise<void> {
  const tabs = await browser.tabs.query({ url: WEB_PAGES });
  await Promise.allSettled(
    tabs.map(
      ({ id }) => id !== undefined && tellHovering({ tabId: id, allFrames: true }, hovering),
    ),
  );
}

/** Runs in the page, where nothing of this file is but the function itself. */
function tune(hovering: HoverSettings): void {
  const { gptLens } = globalThis as { gptLens?: Lens };
  if (!gptLens) return;
  gptLens.hovering = hovering;
  gptLens.card?.tune();
}
