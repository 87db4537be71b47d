/** Drives both browsers with the built extension. Used by the browser tests, `npm start` and the benchmarks. */

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
export { control, fill, press, waitForPageText } from './controls.ts';
export { createDownloads } from './downloads.ts';
export { openSidePanel, waitForExtensionPage } from './extension-page.ts';
export { hover, restAwayFromEverything } from './pointer.ts';
export { openPopupOver, popupSays, pressInPopup } from './popup.ts';
export { saveGateway } from './save-gateway.ts';
export type {
  ChromiumExtensionBrowser,
  ExtensionBrowser,
  FirefoxExtensionBrowser,
  LaunchOptions,
} from './types.ts';

/** Opens a browser with the extension loaded; by default the built extension in an installed browser. */
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
  if (!executablePath) throw new Error(`No ${kind} is installed; npm test installs one.`);
  const complete = { extensionDir: extensionDir(kind), ...options, executablePath };
  return kind === 'chromium' ? launchChromium(complete) : launchFirefox(complete);
}
