import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { readOptions, say } from '../../scripts/command.ts';
import {
  type ChromiumExtensionBrowser,
  fill,
  hover,
  openSidePanel,
} from '../browser/support/driver/index.ts';
import { openBatchPage } from '../browser/support/fixtures/batches.ts';
import type { FaultKind } from '../gateway/faults/kinds.ts';
import { createRandom } from '../gateway/random.ts';
import { openBench, readMemory } from './browser.ts';
import { finish, printTable, writeFigures } from './report.ts';

const usage = `Usage: npm run soak [-- options]
  --minutes 60    duration
  --seed 1        seed of actions and faults`;

const PATHS = [
  '/',
  '/many?n=1000',
  '/frames',
  '/shadow',
  '/spa',
  '/transform',
  '/hostile-css',
  '/long',
];
const FAULTS: FaultKind[] = [
  'saturated-503',
  'reset',
  'truncated-json',
  'rate-limited',
  'unknown-code',
  'redirect',
  'huge-body',
];
const SEARCHES = ['code', 'contract', 'garden', 'write', 'data', 'nothing at all'];
const VIEWS = ['#history', '#lists', '#batches', '#following'];
const GPTS_PER_BATCH = 25;

/** Long enough for a card to open and be visible; an hour has to cover a thousand pages. */
const CARD_MS = 500;

const SAMPLE_EVERY_MS = 15_000;

/** Browses for a long time in Chromium, with a failing gateway and background stops, and samples memory and storage. */
export async function bench(): Promise<void> {
  const { minutes, seed } = readOptions(usage, {}, { minutes: 60, seed: 1 });
  const { extension, gateway, pagesUrl } = await openBench();
  const errors = collectErrors(extension);
  const ownPage = await openSidePanel(extension, '#history');
  /** A tab that stays open all the time. */
  const openTab = await extension.openPage(`${pagesUrl}/`);
  const random = createRandom(seed);
  /** Links that could not be hovered, and actions that failed. */
  const failed: string[] = [];

  async function hoverSome(page: Page): Promise<void> {
    await page.bringToFront();
    const links = await page.$$('a[href*="/g/g-"]');
    for (let times = random.between(1, 3); times > 0 && links.length > 0; times--) {
      const missed = (error: unknown) => failed.push(`${page.url()}: ${error}`);
      await hover(page, random.pick(links)).catch(missed);
      await sleep(CARD_MS);
    }
    await page.mouse.move(1270, 890);
    await sleep(400);
  }

  /** The actions and the share of each in percent. An action that had nothing to do returns `false`. */
  const actions: Record<string, [share: number, act: () => Promise<unknown>]> = {
    pages: [
      60,
      async () => {
        const page = await extension.openPage(pagesUrl + random.pick(PATHS));
        await sleep(200);
        await hoverSome(page);
        await page.close();
      },
    ],
    returns: [12, () => hoverSome(openTab)],
    searches: [
      10,
      async () => {
        const popup = await extension.openPopup();
        await fill(popup, 'Search GPTs', random.pick(SEARCHES));
        await popup.keyboard.press('Enter');
        await sleep(500);
        await popup.close();
      },
    ],
    panels: [
      8,
      async () => {
        const panel = await openSidePanel(extension, random.pick(VIEWS));
        await sleep(300);
        await panel.close();
      },
    ],
    faults: [
      5,
      async () => gateway.fail({ kind: random.pick(FAULTS), times: random.between(1, 4) }),
    ],
    stops: [3, () => extension.stopBackground()],
    batches: [
      2,
      async () => {
        const { page, start } = await openBatchPage({ extension });
        const ids = random.sample(gateway.catalogue.all, GPTS_PER_BATCH).map(({ id }) => id);
        await start(ids);
        await sleep(2000);
        await page.close();
      },
    ],
  };
  const names = Object.entries(actions).flatMap(([name, [share]]) =>
    Array<string>(share).fill(name),
  );

  const done = Object.fromEntries(Object.keys(actions).map((name) => [name, 0]));
  const samples: Record<string, number>[] = [];
  const figures = { done, failed, errors, samples };
  const start = performance.now();
  const elapsedMs = () => performance.now() - start;
  const sample = async () => {
    const minute = Math.round(elapsedMs() / 6000) / 10;
    samples.push({
      minute,
      ...(await takeSample(extension, openTab, ownPage)),
      errors: errors.length,
    });
    // Written after each sample, so that an interrupted run has figures, too.
    writeFigures('soak', figures);
  };
  let sampleAtMs = 0;
  while (elapsedMs() < minutes * 60_000) {
    if (elapsedMs() >= sampleAtMs) {
      sampleAtMs = elapsedMs() + SAMPLE_EVERY_MS;
      await sample();
    }
    const name = random.pick(names);
    try {
      if ((await actions[name]?.[1]()) !== false) done[name] = (done[name] ?? 0) + 1;
    } catch (error) {
      if (!extension.browser.connected) throw error;
      failed.push(`${name}: ${error}`);
    }
  }
  await sample();
  printTable(`Actions in ${minutes} minutes`, [done]);
  const step = Math.ceil(samples.length / 12);
  printTable(
    'Memory after garbage collection, and storage',
    samples.filter((_, n) => n % step === 0 || n === samples.length - 1),
  );
  say(`${errors.length} errors, ${failed.length} failed actions`);
  finish('soak', figures);
}

/** Collects errors of the extension but not of pages, such as missing pictures. */
function collectErrors({ browser }: ChromiumExtensionBrowser): string[] {
  const errors: string[] = [];
  browser.on('targetcreated', async (target) => {
    const page = await target.page().catch(() => null);
    page?.on('pageerror', (error) => errors.push(String((error as Error).stack)));
    page?.on('console', (message) => {
      const isOurs = message.stackTrace().some(({ url }) => url?.includes('-extension://'));
      if (message.type() === 'error' && isOurs) errors.push(message.text());
    });
    if (target.type() !== 'service_worker') return;
    const worker = await target.worker().catch(() => null);
    worker?.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  });
  return errors;
}

/** Measures the open tab's memory, the background's memory and storage. */
async function takeSample(extension: ChromiumExtensionBrowser, openTab: Page, ownPage: Page) {
  const { heapKb, nodes, listeners } = await readMemory(openTab);
  const stored = await ownPage.evaluate(async () => {
    type Api = { storage: { local: { getBytesInUse(): Promise<number> } } };
    const { chrome } = globalThis as unknown as { chrome: Api };
    const { usage = 0 } = await navigator.storage.estimate();
    return { databaseBytes: usage, settingsBytes: await chrome.storage.local.getBytesInUse() };
  });
  return {
    pageHeapKb: heapKb,
    pageNodes: nodes,
    pageListeners: listeners,
    backgroundHeapKb: await readBackgroundHeapKb(extension).catch(() => 0),
    ...stored,
    targets: extension.browser.targets().length,
  };
}

/** 0 while the background is not running. */
async function readBackgroundHeapKb({ browser }: ChromiumExtensionBrowser): Promise<number> {
  const background = browser.targets().find((target) => target.type() === 'service_worker');
  const session = await background?.createCDPSession();
  await session?.send('HeapProfiler.collectGarbage');
  const { usedSize = 0 } = (await session?.send('Runtime.getHeapUsage')) ?? {};
  // An attached session would keep the background from being stopped when it is idle.
  await session?.detach();
  return Math.round(usedSize / 1000);
}
