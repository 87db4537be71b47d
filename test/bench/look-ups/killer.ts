import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { privilegedScript } from '../../browser/driver/firefox-internals.ts';
import { poll } from '../../browser/driver/poll.ts';
import type { Death } from './outcome.ts';
import type { World } from './world.ts';

/** Kills the background at this moment; resolves when it is dead, whoever has woken a new one since. */
export type Kill = () => Promise<void>;

/** There is always somebody who wakes the background again. */
const WAKING_MS = 10_000;

/**
 * How the background is killed: without a look at it before or after, which would lose its way when a new one
 * is there within milliseconds.
 */
export function createKiller({ lens, ownPage }: Pick<World, 'lens' | 'ownPage'>): Promise<Kill> {
  if (lens.kind === 'chromium') return chromiumKiller(ownPage);
  return firefoxKiller(lens.browser, new URL(lens.extensionUrl('')).hostname);
}

async function chromiumKiller(ownPage: Page): Promise<Kill> {
  const session = await ownPage.createCDPSession();
  let isRunning = false;
  let stops = 0;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { runningStatus } of versions) {
      isRunning = runningStatus === 'running';
      if (runningStatus === 'stopped') stops += 1;
    }
  });
  await session.send('ServiceWorker.enable');
  return async () => {
    await until(() => isRunning);
    const before = stops;
    await session.send('ServiceWorker.stopAllWorkers');
    await until(() => stops > before);
  };
}

async function until(isSo: () => boolean): Promise<void> {
  if (await poll(async () => isSo(), Boolean, WAKING_MS)) return;
  throw new Error('The background neither lives nor dies.');
}

/** As Firefox does it to an idle event page, but without mercy for one that has something to do. */
async function firefoxKiller(browser: World['lens']['browser'], host: string): Promise<Kill> {
  const runPrivileged = await privilegedScript(browser);
  const script = `(async () => {
    const { extension } = WebExtensionPolicy.getByHostname(${JSON.stringify(host)});
    const end = Date.now() + ${WAKING_MS};
    while (extension.backgroundState !== 'running') {
      if (Date.now() > end) throw new Error('The background is ' + extension.backgroundState);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await extension.terminateBackground({
      ignoreDevToolsAttached: true,
      disableResetIdleForTest: true,
    });
  })()`;
  return () => runPrivileged(script);
}

/** Kills the background again and again, each time after it was left alone for so many milliseconds. */
export async function killAfter(kill: Kill, lives: number[]): Promise<Death[]> {
  const suffered: Death[] = [];
  for (const life of lives) {
    await sleep(life);
    const from = Date.now();
    await kill();
    suffered.push({ from, to: Date.now() });
  }
  return suffered;
}
