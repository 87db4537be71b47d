/**
 * `npm run dev`: opens a browser like `npm start` and reloads the extension when its code changes. Uses the production
 * build without minification, so that content security policy and content scripts are the same as in releases and no
 * dev server is needed.
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
  --browser chromium|firefox   default: Chromium if it is installed
  --headless                   without a window, for automation`;

const { browser, headless } = readOptions(usage, {
  browser: { type: 'string' },
  headless: { type: 'boolean', default: false },
});
const wanted = browser ? oneOf(kinds, browser, usage) : undefined;

/** The folders and files that the extension is built from. */
const SOURCES = ['assets', 'components', 'entrypoints', 'locales', 'utils', 'wxt.config.ts'];

/** Debounce time: editors save in several steps, and a change of branches touches many files. */
const SETTLED_MS = 80;

await main(async () => {
  const { kind, executablePath } = await chooseBrowser(wanted, headless);
  const extensionDir = developmentDir(kind);
  if (!buildForDevelopment(kind)) throw new Error('The build failed; see above.');
  const launch = { executablePath, headless, extensionDir };
  const { extension } = await openDemo(kind, launch, await startGateway());

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
        await reload(extension, extensionDir);
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        say(`${paths}: built and loaded in ${seconds} s`);
      } else say('The build failed; the browser keeps the previous version.');
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
  await untilClosed(extension);
});

/**
 * Reinstalls the extension and reloads all pages, because old content scripts live as long as their page. Extension
 * pages are reopened: Chromium closes them, and in Firefox their URLs become invalid.
 */
async function reload(extension: ExtensionBrowser, extensionDir: string): Promise<void> {
  const open = (await extension.browser.pages()).map(async (page) => {
    // Puppeteer is not notified when Firefox's own pages navigate.
    const address = await page.evaluate(() => location.href).catch(() => page.url());
    return { page, address };
  });
  const pages = await Promise.all(open);
  await extension.browser.installExtension(extensionDir);
  for (const { page, address } of pages) {
    if (!address.startsWith(extension.extensionUrl(''))) {
      // Fails for a tab that is being closed, which needs no reload.
      await page.evaluate(() => location.reload()).catch(() => {});
      continue;
    }
    if (!page.isClosed()) await page.close();
    await extension.openPage(address);
  }
}
