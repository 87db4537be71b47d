/**
 * One way to drive both browsers with the built extension: used by the browser tests, by
 * `npm start` and by benchmarks.
 */

import type { BrowserKind } from '../../../scripts/browsers.ts';
import { findBrowser } from '../../../scripts/browsers.ts';
import { extensionDir } from '../../../scripts/extension.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { ChromiumLens, FirefoxLens, LaunchOptions, LensBrowser } from './lens.ts';

export {
  type Card,
  cardOf,
  cardsOf,
  clickAimed,
  clickInCard,
  elementInCard,
  tapInCard,
  waitForCard,
  waitForNoCard,
} from './card.ts';
export { control, fill, press } from './controls.ts';
export { createDownloads } from './downloads.ts';
export type { ChromiumLens, FirefoxLens, LaunchOptions, LensBrowser } from './lens.ts';
export { hover, restAwayFromEverything } from './pointer.ts';
export { openPopupOver, popupSays, pressInPopup } from './popup-over.ts';
export { saveGateway } from './save-gateway.ts';
export { openSidePanel } from './side-panel.ts';
export { welcomePage } from './welcome.ts';

/** Opens a browser of a kind with the extension loaded; the built one in a browser that is there. */
export function launchLens(
  kind: 'chromium',
  options?: Partial<LaunchOptions>,
): Promise<ChromiumLens>;
export function launchLens(kind: 'firefox', options?: Partial<LaunchOptions>): Promise<FirefoxLens>;
export function launchLens(
  kind: BrowserKind,
  options?: Partial<LaunchOptions>,
): Promise<LensBrowser>;
export async function launchLens(
  kind: BrowserKind,
  options: Partial<LaunchOptions> = {},
): Promise<LensBrowser> {
  const executablePath = options.executablePath ?? (await findBrowser(kind));
  if (!executablePath) throw new Error(`There is no ${kind} here: npm test gets one.`);
  const complete = { extensionDir: extensionDir(kind), ...options, executablePath };
  return kind === 'chromium' ? launchChromium(complete) : launchFirefox(complete);
}
