import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { getBrowser } from '../../scripts/browsers.ts';
import { readOptions, say } from '../../scripts/command.ts';
import { DEFAULT_HOVER } from '../../utils/settings/hover-settings.ts';
import { waitForCardCount } from '../browser/support/driver/card.ts';
import { openChromium } from '../browser/support/driver/chromium.ts';
import { countHeapObjects, takeHeapSnapshot } from '../browser/support/driver/heap-counts.ts';
import {
  type ExtensionBrowser,
  hover,
  launchExtension,
  restAwayFromEverything,
  saveGateway,
  waitForCard,
} from '../browser/support/driver/index.ts';
import { startGateway } from '../gateway/server.ts';
import { catalogue } from '../pages/gpts.ts';
import { servePages } from '../pages/server.ts';
import { stopRunningBackground } from './look-ups/surfaces.ts';
import { createExtensions, type Extension, parseExtension } from './pages/extensions.ts';
import { readMemory } from './pages/measure.ts';
import { serveSubjects } from './pages/subjects.ts';
import { isInside, ownScript, startTracing, stopTracing } from './pages/trace.ts';
import { printTable, summaryOf, writeFigures } from './report.ts';

const usage = `Usage: npm run bench -- card [options]
  --rounds 15         measurements of each case
  --hovers 200        hovers before the page's memory is measured
  --ext NAME=FOLDER   another unpacked extension whose popup is compared; repeatable`;

/** Longer than the card takes to close. */
const CLOSED_MS = 700;
/** Response and picture arrive shortly after the card. */
const DRAWN_MS = 100;
const LINK = '#link-in-frame';
const MOVES = 1_000;

/**
 * Measures in Chromium how soon card and popup appear, what a moving pointer costs, and how much memory hovering
 * leaves.
 */
export async function bench(): Promise<void> {
  const ext = { type: 'string', multiple: true } as const;
  const counts = { rounds: 15, hovers: 200 };
  const { rounds, hovers, ...options } = readOptions(usage, { ext }, counts);
  const added = (options.ext ?? []).map((given) => parseExtension(given, usage));
  const [ours] = await createExtensions();
  const [gateway, pages, subjects] = await Promise.all([
    startGateway(),
    servePages(),
    serveSubjects(),
  ]);
  const extension = await launchExtension('chromium', { extensionDir: ours.folder });
  await saveGateway(extension, gateway);
  const latency = await measureLatency(extension, pages.url, rounds);
  printTable('From the end of the hover delay to the frame that shows the card', latency);
  const pointer = await measurePointer(extension, subjects.url);
  printTable(`A pointer that crosses 2,000 links in 10 s, in ${MOVES} moves`, [pointer]);
  const memory = await measureMemory(extension, pages.url, [0, Math.round(hovers / 10), hovers]);
  printTable('Memory of a page after hovers whose cards were closed', memory);
  await extension.close();
  const popups = await measurePopups([ours, ...added], rounds);
  printTable('Popups, from opening to the first paint', popups);
  writeFigures('card', { latency, pointer, memory, popups });
  say('The figures are in .output/bench/card.json');
}

/**
 * Measures the time from the end of the hover delay to the end of the frame that shows the card. The first round is a
 * warm-up.
 */
async function measureLatency(extension: ExtensionBrowser, pagesUrl: string, rounds: number) {
  const cases = {
    'not cached, gateway of 0 ms, first hover of the frame': [] as number[],
    'cached, background awake, first hover of the frame': [] as number[],
    'cached, background awake, later hover': [] as number[],
    'cached, background stopped before, first hover of the frame': [] as number[],
  };
  const [unknown, first, again, dead] = Object.values(cases);
  for (let round = 0; round <= rounds; round++) {
    // Other benchmarks use the first GPTs of the catalogue.
    const name = catalogue.all[200 + round]?.name ?? '';
    const times = async (count: number) => {
      const page = await extension.openPage(`${pagesUrl}/frame?gpt=${encodeURIComponent(name)}`);
      const measured: number[] = [];
      while (measured.length < count) measured.push(await timeHover(page));
      await page.close();
      return measured;
    };
    const [notCached = 0] = await times(1);
    const [cached = 0, later = 0] = await times(2);
    await stopRunningBackground(extension);
    const [afterStop = 0] = await times(1);
    if (round === 0) continue;
    unknown?.push(notCached);
    first?.push(cached);
    again?.push(later);
    dead?.push(afterStop);
  }
  return Object.entries(cases).map(([name, all]) => ({ case: name, ...summaryOf(all) }));
}

interface Recorded {
  movedAt: number;
  shownAt: number;
}

async function timeHover(page: Page): Promise<number> {
  await restAwayFromEverything(page);
  await sleep(CLOSED_MS);
  await page.evaluate(recordCard);
  await hover(page, LINK);
  await waitForCard(page, { isBusy: false });
  await page.waitForFunction(() => 'shownAt' in globalThis, { polling: 20 });
  const { movedAt, shownAt } = await page.evaluate(() => {
    const { movedAt, shownAt } = globalThis as unknown as Recorded;
    return { movedAt, shownAt };
  });
  return shownAt - movedAt - DEFAULT_HOVER.delayMs;
}

/** Runs in the page. Records the pointer's last movement and the end of the frame that shows the card. */
function recordCard(): void {
  const recorded = globalThis as unknown as Partial<Recorded>;
  delete recorded.shownAt;
  const move = ({ timeStamp }: Event) => Object.assign(recorded, { movedAt: timeStamp });
  addEventListener('pointermove', move, true);
  const observer = new MutationObserver(() => {
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => Object.assign(recorded, { shownAt: performance.now() });
      port2.postMessage(0);
    });
  });
  observer.observe(document.documentElement, { childList: true });
}

/** Moves the pointer across 2,000 links without resting, while the background is stopped. */
async function measurePointer(extension: ExtensionBrowser, subjectsUrl: string) {
  const page = await extension.openPage(`${subjectsUrl}/links-2k`);
  await page.mouse.move(5, 5);
  await sleep(1_000);
  await extension.stopBackground();
  await startTracing(page);
  for (let move = 0; move < MOVES; move++) {
    // Moves up and down over the lines of the list, never twice to the same point.
    await page.mouse.move(60 + (move % 200), 20 + ((move * 37) % 840));
    await sleep(10_000 / MOVES - 1);
  }
  const events = await stopTracing(page);
  await page.close();
  const origin = extension.extensionUrl('');
  const { total, longest } = ownScript(events, origin);
  const calls = events.filter(
    ({ name, args }) => name === 'FunctionCall' && args?.data?.url?.startsWith(origin),
  );
  const layouts = events.filter(({ name }) => ['Layout', 'UpdateLayoutTree'].includes(name));
  return {
    scriptMsPerMove: total / MOVES,
    longestMs: longest,
    forcedLayouts: layouts.filter((event) => calls.some((call) => isInside(event, call))).length,
    backgroundWakeUps: Number(await extension.stopBackground()),
  };
}

/** Measures what a page retains after this many hovers whose cards were closed. */
async function measureMemory(extension: ExtensionBrowser, pagesUrl: string, counts: number[]) {
  const page = await extension.openPage(`${pagesUrl}/`);
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  const rows = [];
  let hovers = 0;
  for (const count of counts) {
    for (; hovers < count; hovers++) {
      await hover(page, hovers % 2 ? '#link-documented' : '#link-penny-pilot');
      await waitForCardCount(page, 1);
      await sleep(DRAWN_MS);
      await restAwayFromEverything(page);
      await waitForCardCount(page, 0);
    }
    const memory = await readMemory(session);
    rows.push({
      hovers,
      ...memory,
      detachedNodes: countHeapObjects(await takeHeapSnapshot(page)).detached,
    });
  }
  await page.close();
  return rows;
}

/** Measures the first paint of popups. The first round is a warm-up. */
async function measurePopups(extensions: Extension[], rounds: number) {
  const executablePath = await getBrowser('chromium');
  const opened = await Promise.all(
    extensions.map(async ({ name, folder = '' }) => {
      const browser = await openChromium({ executablePath });
      const id = await browser.installExtension(folder);
      // Some manifests contain comments and are not valid JSON.
      const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
      const [, popup] = /"default_popup":\s*"([^"]+)"/.exec(manifest) ?? [];
      return { name, browser, address: `chrome-extension://${id}/${popup}`, times: [] as number[] };
    }),
  );
  await sleep(2_000);
  for (let round = 0; round <= rounds; round++) {
    for (const { browser, address, times } of opened) {
      const page = await browser.newPage();
      await page.setViewport({ width: 400, height: 600 });
      await page.goto(address);
      const firstPaint = await page.waitForFunction(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
        { polling: 20 },
      );
      if (round > 0) times.push((await firstPaint.jsonValue()) ?? Number.NaN);
      await page.close();
    }
  }
  await Promise.all(opened.map(({ browser }) => browser.close()));
  return opened.map(({ name, times }) => ({ popup: name, ...summaryOf(times) }));
}
