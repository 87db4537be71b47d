/** `npm start`: a browser with the extension loaded and set up, on a page of GPT links. */
import type { Page } from 'puppeteer-core';
import { hover, type LensBrowser, waitForCard } from '../test/browser/driver/index.ts';
import { startGateway } from '../test/gateway/server.ts';
import { misused, oneOf, readArguments } from './arguments.ts';
import { kinds } from './browsers/kinds.ts';
import { buildExtension } from './extension.ts';
import { main, say } from './main.ts';
import { chooseBrowser } from './start/choose-browser.ts';
import { openDemo } from './start/open-demo.ts';

const usage = `Usage: npm start -- [options]
  --browser chromium|firefox   the browser to open, otherwise Chromium if there is one
  --base-url URL --api-key KEY a gateway of your own, otherwise the demo gateway; the key may
                               stand in GPT_LENS_API_KEY instead, where npm does not print it
  --headless                   without a window: hovers a GPT, prints the card's text and ends`;

const options = readArguments(usage, {
  browser: { type: 'string' },
  'base-url': { type: 'string' },
  'api-key': { type: 'string' },
  headless: { type: 'boolean', default: false },
});
const { headless, 'base-url': baseUrl } = options;
const apiKey = options['api-key'] ?? (baseUrl && process.env.GPT_LENS_API_KEY);
const wantedKind = options.browser ? oneOf(kinds, options.browser, usage) : undefined;
if (Boolean(baseUrl) !== Boolean(apiKey)) {
  misused('A gateway of your own needs both --base-url and --api-key.', usage);
}

await main(async () => {
  const { kind, executablePath } = await chooseBrowser({ kind: wantedKind, headless });
  await buildExtension(kind);

  const gateway = baseUrl && apiKey ? { url: baseUrl, key: apiKey } : await startGateway();
  say(`Opening ${executablePath} with the gateway ${gateway.url}`);
  const { lens, page } = await openDemo(kind, { executablePath, headless }, gateway);
  if (headless) await printCard(page);
  else await untilClosed(lens);
  await lens.close();
});

async function printCard(page: Page): Promise<void> {
  say('Hovering the documented GPT…');
  await hover(page, '#link-documented');
  const card = await waitForCard(page, { isBusy: false, timeoutMs: 20_000 });
  if (card.alert) throw new Error(`The card shows a failure instead of the GPT: ${card.alert}`);
  await new Promise((written) => process.stdout.write(`${card.text}\n`, written));
}

async function untilClosed(lens: LensBrowser): Promise<void> {
  const closed = new Promise((resolve) => lens.browser.once('disconnected', resolve));
  say('Rest the mouse on a link to a GPT. Close the browser or press Ctrl-C to end.');
  await closed;
}
