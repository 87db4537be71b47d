import { fill, press } from './controls.ts';
import type { ExtensionBrowser } from './types.ts';

/** Saves base URL and key through the options page. */
export async function saveGateway(
  extension: ExtensionBrowser,
  gateway: { url: string; key: string },
): Promise<void> {
  const options = await extension.openOptions();
  await fill(options, 'Base URL', gateway.url);
  await fill(options, 'API key', gateway.key);
  await press(options, 'Save');
  await options.waitForSelector('.form-status .success', { timeout: 15_000 }).catch(async () => {
    const messages = await options.$$eval('output, [role=status], [role=alert]', (all) =>
      all.map(({ textContent }) => textContent.trim()).join(' '),
    );
    throw new Error(`The options page did not save the gateway: ${messages || 'no message'}`);
  });
  await options.close();
}
