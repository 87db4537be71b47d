import type { ElementHandle, Frame } from 'puppeteer-core';
import { dialogsInChromium } from './chromium-internals.ts';
import { dialogsInFirefox, isFirefox } from './firefox-internals.ts';

/**
 * The dialogs of a frame, inside closed shadow roots too. The handles live beside the page's own
 * scripts, which cannot have tampered with what is called there.
 */
export function dialogsIn(frame: Frame): Promise<ElementHandle<Element>[]> {
  return isFirefox(frame) ? dialogsInFirefox(frame) : dialogsInChromium(frame);
}
