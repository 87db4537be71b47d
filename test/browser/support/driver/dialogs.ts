import type { ElementHandle, Frame } from 'puppeteer-core';
import { dialogsInChromium } from './chromium-internals.ts';
import { dialogsInFirefox, isFirefox } from './firefox-internals.ts';

/**
 * The dialogs of a frame, also inside closed shadow roots. The handles live in an isolated realm whose functions the
 * page cannot have changed.
 */
export function dialogsIn(frame: Frame): Promise<ElementHandle<Element>[]> {
  return isFirefox(frame) ? dialogsInFirefox(frame) : dialogsInChromium(frame);
}
