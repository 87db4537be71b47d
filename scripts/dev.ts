/**
 * `npm run dev`: a browser with the extension loaded and set up, as `npm start` opens it; what is changed in the
 * code is in the browser a moment later. It is built as it is shipped, only readable: with the same policy, the same
 * scripts put on pages at the same time, and no server that answers for files.
 */
import { startGateway } from '../test/gateway/server.ts';
import { oneOf, readArguments } from './arguments.ts';
import { kinds } from './browsers/kinds.ts';
import { reloadLens } from './dev/reload.ts';
import { watchSources } from './dev/watch.ts';
import { buildForDevelopment, developmentDir } from './extension.ts';
import { main, messageOf, say } from './main.ts';
import { chooseBrowser } from './start/choose-browser.ts';
import { openDemo } from './start/open-demo.ts';

const usage = `Usage: npm run dev -- [options]
  --browser chromium|firefox   the browser to open, otherwise Chromium if there is one
  --headless                   without a window, to be driven by a program`;

const { browser, headless } = readArguments(usage, {
  browser: { type: 'string' },
  headless: { type: 'boolean', default: false },
});
const wantedKind = browser ? oneOf(kinds, browser, usage) : undefined;

await main(async () => {
  const { kind, executablePath } = await chooseBrowser({ kind: wantedKind, headless });
  const extensionDir = developmentDir(kind);
  if (!(await buildForDevelopment(kind))) throw new Error('Nothing was opened: see above.');

  const launch = { executablePath, headless, extensionDir };
  const { lens } = await openDemo(kind, launch, await startGateway());

  async function takeOver(paths: string[]): Promise<void> {
    const start = performance.now();
    if (!(await buildForDevelopment(kind))) return say('The browser keeps what it has.');
    await reloadLens(lens, extensionDir);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    say(`${paths.join(', ')}: built and loaded in ${seconds} s`);
  }

  watchSources((paths) => takeOver(paths).catch((error) => say(messageOf(error))));
  say(
    `Change the code, and see it in ${executablePath}. Close the browser or press Ctrl-C to end.`,
  );
  await new Promise((resolve) => lens.browser.once('disconnected', resolve));
});
