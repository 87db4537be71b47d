/** `npm start`: opens a browser with the extension set up, on a page of GPT links. */
import { hover, waitForCard } from '../test/browser/support/driver/index.ts';
import { startGateway } from '../test/gateway/server.ts';
import { kinds } from './browsers.ts';
import { main, misused, oneOf, readOptions, say } from './command.ts';
import { chooseBrowser, openDemo, untilClosed } from './demo.ts';
import { buildExtension } from './extension.ts';

const usage = `Usage: npm start -- [options]
  --browser chromium|firefox   default: Chromium if it is installed
  --base-url URL --api-key KEY your own gateway instead of the demo gateway; npm does not print
                               the key if it is in GPT_LENS_API_KEY instead
  --headless                   without a window: hovers a GPT, prints the card's text and exits`;

const options = readOptions(usage, {
  browser: { type: 'string' },
  'base-url': { type: 'string' },
  'api-key': { type: 'string' },
  headless: { type: 'boolean', default: false },
});
const { headless, 'base-url': url } = options;
const key = options['api-key'] ?? (url && process.env.GPT_LENS_API_KEY);
const wanted = options.browser ? oneOf(kinds, options.browser, usage) : undefined;
if (Boolean(url) !== Boolean(key))
  misused('Your own gateway requires both --base-url and --api-key.', usage);

await main(async () => {
  const { kind, executablePath } = await chooseBrowser(wanted, headless);
  await buildExtension(kind);

  const gateway = url && key ? { url, key } : await startGateway();
  say(`Opening ${executablePath} with the gateway ${gateway.url}`);
  const { extension, page } = await openDemo(kind, { executablePath, headless }, gateway);
  if (headless) {
    say('Hovering the documented GPT…');
    await hover(page, '#link-documented');
    const { alert, text } = await waitForCard(page, { isBusy: false, timeoutMs: 20_000 });
    if (alert) throw new Error(`The card shows a failure instead of the GPT: ${alert}`);
    await new Promise((written) => process.stdout.write(`${text}\n`, written));
  } else {
    say('Rest the mouse on a link to a GPT. Close the browser or press Ctrl-C to end.');
    await untilClosed(extension);
  }
  await extension.close();
});
