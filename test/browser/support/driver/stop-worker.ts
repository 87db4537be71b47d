import type { Browser } from 'puppeteer-core';
import { poll } from './poll.ts';

/** A request that waits for a response restarts the service worker within this time. */
export const WAKE_TIMEOUT_MS = 5_000;

/**
 * Returns a function that stops the service worker. It relies on the events of the browser, because inspecting the
 * worker itself fails when its successor starts within milliseconds.
 */
export function createWorkerStopper(browser: Browser): () => Promise<boolean> {
  let isRunning = false;
  let stops = 0;

  async function listen() {
    const [first] = await browser.pages();
    if (!first) throw new Error('There is no page to observe the service worker from.');
    const session = await first.createCDPSession();
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { runningStatus } of versions) {
        isRunning = runningStatus === 'running';
        if (runningStatus === 'stopped') stops += 1;
      }
    });
    await session.send('ServiceWorker.enable');
    return session;
  }

  let listening: ReturnType<typeof listen> | undefined;
  return async () => {
    listening ??= listen();
    const session = await listening;
    if (!(await until(() => isRunning))) return false;
    const before = stops;
    await session.send('ServiceWorker.stopAllWorkers');
    if (await until(() => stops > before)) return true;
    throw new Error('The service worker did not stop.');
  };
}

function until(isSo: () => boolean): Promise<boolean> {
  return poll(async () => isSo(), Boolean, WAKE_TIMEOUT_MS);
}
