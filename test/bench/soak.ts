import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import { readOptions, say } from '../../scripts/command.ts';
import {
  type ChromiumExtensionBrowser,
  fill,
  hover,
  launchExtension,
  openSidePanel,
  saveGateway,
} from '../browser/support/driver/index.ts';
import { openBatchPage } from '../browser/support/fixtures/batches.ts';
import type { FaultKind } from '../gateway/faults/kinds.ts';
import { createRandom } from '../gateway/random.ts';
import { startGateway } from '../gateway/server.ts';
import { servePages } from '../pages/server.ts';
import { readMemory } from './pages/measure.ts';
import { printTable, writeFigures } from './report.ts';

const usage = `Usage: npm run soak [-- options]
  --minutes 60    minimum duration
  --pages 1000    minimum number of opened pages, which takes longer on a busy machine
  --every 15      seconds between two samples
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

/** Browses for a long time in Chromium, with a failing gateway and background stops, and samples memory and storage. */
export async function bench(): Promise<void> {
  const counts = { minutes: 60, pages: 1000, every: 15, seed: 1 };
  const { minutes, pages, every, seed } = readOptions(usage, {}, counts);
  const [gateway, { url }] = await Promise.all([startGateway(), servePages()]);
  const extension = await launchExtension('chromium');
  const errors = collectErrors(extension);
  await saveGateway(extension, gateway);
  const ownPage = await openSidePanel(extension, '#history');
  /** A tab that stays open all the time. */
  const openTab = await extension.openPage(`${url}/`);
  const session = await openTab.createCDPSession();
  await session.send('Performance.enable');

  const random = createRandom(seed);
  const done = { pages: 0, hovers: 0, searches: 0, panels: 0, batches: 0, faults: 0, stops: 0 };
  /** Links that could not be hovered, and actions that failed. */
  const failed: string[] = [];

  async function hoverSome(page: Page): Promise<void> {
    await page.bringToFront();
    const links = await page.$$('a[href*="/g/g-"]');
    for (let times = random.between(1, 3); times > 0 && links.length > 0; times--) {
      const missed = (error: unknown) => failed.push(`${page.url()}: ${error}`);
      await hover(page, random.pick(links)).catch(missed);
      await sleep(CARD_MS);
      done.hovers++;
    }
    await page.mouse.move(1270, 890);
    await sleep(400);
  }

  async function readPage(): Promise<void> {
    const page = await extension.openPage(url + random.pick(PATHS));
    done.pages++;
    await sleep(200);
    await hoverSome(page);
    await page.close();
  }

  async function search(): Promise<void> {
    const popup = await extension.openPopup();
    await fill(popup, 'Search GPTs', random.pick(SEARCHES));
    await popup.keyboard.press('Enter');
    await sleep(500);
    done.searches++;
    await popup.close();
  }

  async function openPanel(): Promise<void> {
    const panel = await openSidePanel(extension, random.pick(VIEWS));
    await sleep(300);
    done.panels++;
    await panel.close();
  }

  async function startBatch(): Promise<void> {
    const { page, start } = await openBatchPage({ extension });
    const ids = gateway.catalogue.all.map(({ id }) => id);
    const from = random.between(0, ids.length - GPTS_PER_BATCH);
    await start(ids.slice(from, from + GPTS_PER_BATCH));
    await sleep(2000);
    done.batches++;
    await page.close();
  }

  async function failSome(): Promise<void> {
    gateway.fail({ kind: random.pick(FAULTS), times: random.between(1, 4) });
    done.faults++;
  }

  async function stopBackground(): Promise<void> {
    if (await extension.stopBackground()) done.stops++;
  }

  /** The share of each action, in percent. */
  const actions = new Map<() => Promise<void>, number>([
    [readPage, 60],
    [() => hoverSome(openTab), 12],
    [search, 10],
    [openPanel, 8],
    [failSome, 5],
    [stopBackground, 3],
    [startBatch, 2],
  ]);
  const turns = [...actions].flatMap(([act, times]) => Array<typeof act>(times).fill(act));

  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 60_000;
  const samples: Sample[] = [];
  const sample = async () => {
    const minute = Math.round(elapsed() * 10) / 10;
    samples.push({
      minutes: minute,
      ...(await takeSample(extension, session, ownPage)),
      errors: errors.length,
    });
    // Written after each sample, so that an interrupted run has figures, too.
    writeFigures('soak', { done, failed, errors, samples, lookups: gateway.stats().lookups });
  };
  let sampledAt = Number.NEGATIVE_INFINITY;
  while (elapsed() < minutes || done.pages < pages) {
    if (performance.now() - sampledAt > every * 1000) {
      sampledAt = performance.now();
      await sample();
    }
    await random
      .pick(turns)()
      .catch((error: unknown) => {
        if (!extension.browser.connected) throw error;
        failed.push(`${error}`);
      });
  }
  await sample();
  const { pages: opened, ...others } = done;
  const summary = Object.entries(others).map(([name, count]) => `${count} ${name}`);
  const title = `${Math.round(elapsed())} minutes: ${opened} pages, ${summary.join(', ')}`;
  const step = Math.ceil(samples.length / 12);
  printTable(
    title,
    samples.filter((_, n) => n % step === 0 || n === samples.length - 1),
  );
  say(
    `The figures are in .output/bench/soak.json; ${errors.length} errors, ${failed.length} failed actions`,
  );
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

interface Sample extends Record<string, number> {
  minutes: number;
  pageHeapKb: number;
  pageNodes: number;
  pageListeners: number;
  /** 0 while it is not running. */
  backgroundHeapKb: number;
  databaseBytes: number;
  settingsBytes: number;
  targets: number;
  errors: number;
}

/** Measures memory after garbage collection, and storage. */
async function takeSample(extension: ChromiumExtensionBrowser, openTab: CDPSession, ownPage: Page) {
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
    backgroundHeapKb: await backgroundHeapKb(extension).catch(() => 0),
    ...stored,
    targets: extension.browser.targets().length,
  };
}

async function backgroundHeapKb({
  browser,
  extensionUrl,
}: ChromiumExtensionBrowser): Promise<number> {
  const isBackground = (url: string) => url.startsWith(extensionUrl('background'));
  const session = await browser
    .targets()
    .find((each) => isBackground(each.url()))
    ?.createCDPSession();
  await session?.send('HeapProfiler.collectGarbage');
  const { usedSize = 0 } = (await session?.send('Runtime.getHeapUsage')) ?? {};
  await session?.detach();
  return Math.round(usedSize / 1000);
}
