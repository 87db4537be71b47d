/**
 * `npm run dev`: a browser with the extension loaded and set up, as `npm start` opens it, that takes over changes of the
 * code. The extension is built as it is shipped, only readable: with the same policy and the same scripts on pages, and
 * without a server for its files.
 */
import { watch } from 'node:fs';
import { join } from 'node:path';
import type { ExtensionBrowser } from '../test/browser/support/driver/index.ts';
import { startGateway } from '../test/gateway/server.ts';
import { kinds } from './browsers.ts';
import { main, messageOf, oneOf, readOptions, say } from './command.ts';
import { chooseBrowser, openDemo, untilClosed } from './demo.ts';
import { buildForDevelopment, developmentDir, root } from './extension.ts';

const usage = `Usage: npm run dev -- [options]
  --browser chromium|firefox   the browser to open, otherwise Chromium if there is one
  --headless                   without a window, to be driven by a program`;

const { browser, headless } = readOptions(usage, {
  browser: { type: 'string' },
  headless: { type: 'boolean', default: false },
});
const wanted = browser ? oneOf(kinds, browser, usage) : undefined;

/** What the extension is built from. */
const SOURCES = ['assets', 'components', 'entrypoints', 'locales', 'utils', 'wxt.config.ts'];

/** Editors save in several steps, and a change of branches touches many files. */
const SETTLED_MS = 80;

await main(async () => {
  const { kind, executablePath } = await chooseBrowser(wanted, headless);
  const extensionDir = developmentDir(kind);
  if (!buildForDevelopment(kind)) throw new Error('Nothing was opened: see above.');
  const launch = { executablePath, headless, extensionDir };
  const { lens } = await openDemo(kind, launch, await startGateway());

  const changed = new Set<string>();
  let isBusy = false;
  let timer: NodeJS.Timeout | undefined;

  async function rebuild(): Promise<void> {
    if (isBusy || changed.size === 0) return;
    isBusy = true;
    const start = performance.now();
    const paths = [...changed].join(', ');
    changed.clear();
    try {
      if (buildForDevelopment(kind)) {
        await reload(lens, extensionDir);
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        say(`${paths}: built and loaded in ${seconds} s`);
      } else say('The browser keeps what it has.');
    } catch (error) {
      say(messageOf(error));
    }
    isBusy = false;
    await rebuild();
  }

  for (const source of SOURCES) {
    watch(join(root, source), { recursive: true }, (_, name) => {
      changed.add(name && source !== name ? join(source, name) : source);
      clearTimeout(timer);
      timer = setTimeout(rebuild, SETTLED_MS);
    });
  }
  say(`Change the code and see it in ${executablePath}. Close the browser or press Ctrl-C to end.`);
  await untilClosed(lens);
});

/**
 * Installs the extension again and reloads all pages: an old card in a web page lives as long as the page. Chromium closes
 * the pages of an extension that is replaced, and in Firefox they lead nowhere, so they are opened again.
 */
async function reload(lens: ExtensionBrowser, extensionDir: string): Promise<void> {
  const open = (await lens.browser.pages()).map(async (page) => {
    // Puppeteer does not notice where Firefox's own pages have gone.
    const address = await page.evaluate(() => location.href).catch(() => page.url());
    return { page, address };
  });
  const pages = await Promise.all(open);
  await lens.browser.installExtension(extensionDir);
  for (const { page, address } of pages) {
    if (!address.startsWith(lens.extensionUrl(''))) {
      // A tab that is being closed needs no reload.
      await page.evaluate(() => location.reload()).catch(() => {});
      continue;
    }
    if (!page.isClosed()) await page.close();
    await lens.openPage(address);
  }
}
