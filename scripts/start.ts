/**
 * `npm start`: opens a browser with the extension set up, on a page of GPT links. `npm run dev` adds `--watch`, which
 * reloads the extension when its code changes.
 */
import {
  hover,
  launchExtension,
  saveGateway,
  waitForCard,
} from '../test/browser/support/driver/index.ts';
import { startGateway } from '../test/gateway/server.ts';
import { servePages } from '../test/pages/server.ts';
import { type BrowserKind, findBrowser, getBrowser, kinds } from './browsers.ts';
import { main, misused, oneOf, readOptions, say } from './command.ts';
import { buildExtension, extensionDir } from './extension.ts';
import { reloadOnChange } from './reload.ts';

const usage = `Usage: npm start -- [options]   (or: npm run dev -- [options])
  --browser chromium|firefox   default: Chromium if it is installed
  --base-url URL --api-key KEY your own gateway instead of the demo gateway; npm does not print
                               the key if it is in GPT_LENS_API_KEY instead
  --headless                   without a window: hovers a GPT, prints the card's text and exits;
                               npm run dev keeps running`;

const options = readOptions(usage, {
  browser: { type: 'string' },
  'base-url': { type: 'string' },
  'api-key': { type: 'string' },
  headless: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
});
const { headless, watch, 'base-url': url } = options;
const key = options['api-key'] ?? (url && process.env.GPT_LENS_API_KEY);
const wanted = options.browser ? oneOf(kinds, options.browser, usage) : undefined;
if (Boolean(url) !== Boolean(key))
  misused('Your own gateway requires both --base-url and --api-key.', usage);

await main(async () => {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (!headless && process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)
    throw new Error('There is no display to open a browser on. Add: -- --headless');
  const kind = wanted ?? (await firstInstalled());
  const executablePath = await getBrowser(kind);
  const mode = watch ? 'development' : 'production';
  await buildExtension(kind, mode);

  const gateway = url && key ? { url, key } : await startGateway();
  const pages = await servePages();
  say(`Opening ${executablePath} with the gateway ${gateway.url}`);
  const launch = { executablePath, headless, extensionDir: extensionDir(kind, mode) };
  const extension = await launchExtension(kind, launch);
  await saveGateway(extension, gateway);
  const page = await extension.openPage(pages.url);
  for (const other of await extension.browser.pages()) if (other !== page) await other.close();

  if (watch) {
    say('Change the code and see it in the browser. Close the browser or press Ctrl-C to end.');
    await reloadOnChange(extension, mode);
  } else if (headless) {
    say('Hovering the documented GPT…');
    await hover(page, '#link-documented');
    const { alert, text } = await waitForCard(page, { isBusy: false, timeoutMs: 20_000 });
    if (alert) throw new Error(`The card shows a failure instead of the GPT: ${alert}`);
    await new Promise((written) => process.stdout.write(`${text}\n`, written));
  } else {
    say('Rest the mouse on a link to a GPT. Close the browser or press Ctrl-C to end.');
    await new Promise((closed) => extension.browser.once('disconnected', closed));
  }
  await extension.close();
});

async function firstInstalled(): Promise<BrowserKind> {
  for (const kind of kinds) if (await findBrowser(kind)) return kind;
  return 'chromium';
}
