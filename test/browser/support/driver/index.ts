/**
 * One way to drive both browsers with the built extension: used by the browser tests, by
 * `npm start` and by benchmarks.
 */

import type { BrowserKind } from '../../../../scripts/browsers.ts';
import { findBrowser } from '../../../../scripts/browsers.ts';
import { extensionDir } from '../../../../scripts/extension.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type {
  ChromiumExtensionBrowser,
  ExtensionBrowser,
  FirefoxExtensionBrowser,
  LaunchOptions,
} from './types.ts';

export {
  type Card,
  clickInCard,
  elementInCard,
  hoverAndClick,
  readCard,
  readCards,
  tapInCard,
  waitForCard,
  waitForNoCard,
} from './card.ts';
export { control, fill, press } from './controls.ts';
export { createDownloads } from './downloads.ts';
export { hover, restAwayFromEverything } from './pointer.ts';
export { openPopupOver, popupSays, pressInPopup } from './popup.ts';
export { saveGateway } from './save-gateway.ts';
export { openSidePanel } from './side-panel.ts';
export type {
  ChromiumExtensionBrowser,
  ExtensionBrowser,
  FirefoxExtensionBrowser,
  LaunchOptions,
} from './types.ts';
export { waitForWelcomePage } from './welcome.ts';

/** Opens a browser of a kind with the extension loaded; the built one in a browser that is there. */
export function launchExtension(
  kind: 'chromium',
  options?: Partial<LaunchOptions>,
): Promise<ChromiumExtensionBrowser>;
export function launchExtension(
  kind: 'firefox',
  options?: Partial<LaunchOptions>,
): Promise<FirefoxExtensionBrowser>;
export function launchExtension(
  kind: BrowserKind,
  options?: Partial<LaunchOptions>,
): Promise<ExtensionBrowser>;
export async function launchExtension(
  kind: BrowserKind,
  options: Partial<LaunchOptions> = {},
): Promise<ExtensionBrowser> {
  const executablePath = options.executablePath ?? (await findBrowser(kind));
  if (!executablePath) throw new Error(`There is no ${kind} here: npm test gets one.`);
  const complete = { extensionDir: extensionDir(kind), ...options, executablePath };
  return kind === 'chromium' ? launchChromium(complete) : launchFirefox(complete);
}
