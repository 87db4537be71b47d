import type { ElementHandle, Frame } from 'puppeteer-core';
import { accessibleInChromium } from './chromium-internals.ts';
import { accessibleInFirefox, isFirefox } from './firefox-internals.ts';

/** How a screen reader tells one thing from another. */
export interface RoleAndName {
  role?: string;
  name?: string;
}

/**
 * The elements of a frame that the browser's own accessibility engine knows by a role, a name or
 * both, inside closed shadow roots too. The handles live beside the page's scripts, out of their reach.
 */
export function accessible(frame: Frame, wanted: RoleAndName): Promise<ElementHandle<Element>[]> {
  return isFirefox(frame)
    ? accessibleInFirefox(frame, wanted)
    : accessibleInChromium(frame, wanted);
}
