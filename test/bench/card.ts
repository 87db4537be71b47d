import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { readOptions, say } from '../../scripts/command.ts';
import { DEFAULT_HOVER } from '../../utils/settings/hover-settings.ts';
import { waitForCardCount } from '../browser/support/driver/card.ts';
import { countHeapObjects, takeHeapSnapshot } from '../browser/support/driver/heap-counts.ts';
import {
  type ExtensionBrowser,
  hover,
  restAwayFromEverything,
  waitForCard,
} from '../browser/support/driver/index.ts';
import { POPUP_VIEWPORT } from '../browser/support/driver/types.ts';
import { catalogue } from '../pages/gpts.ts';
import { openBench, readMemory } from './browser.ts';
import { stopRunningBackground } from './look-ups/surfaces.ts';
import { serveSubjects } from './pages/subjects.ts';
import { ownScript, startTracing, stopTracing } from './pages/trace.ts';
import { finish, printTable, summaryOf } from './report.ts';

const usage = `Usage: npm run bench -- card [options]
  --rounds 15         measurements of each case
  --hovers 200        hovers before the page's memory is measured`;

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
  const { rounds, hovers } = readOptions(usage, {}, { rounds: 15, hovers: 200 });
  const { extension, pagesUrl } = await openBench();
  say('Opening cards and popups');
  const latency = await measureLatency(extension, pagesUrl, rounds);
  printTable('Cards: from the end of the hover delay. Popup: from opening it', latency);
  say('Moving the pointer');
  const pointer = await measurePointer(extension);
  printTable(`A pointer that crosses 2,000 links in 10 s, in ${MOVES} moves`, [pointer]);
  say(`Hovering ${hovers} times`);
  const memory = await measureMemory(extension, pagesUrl, [0, Math.round(hovers / 10), hovers]);
  printTable('Memory of a page after hovers whose cards were closed', memory);
  finish('card', { latency, pointer, memory });
}

/** Measures the time until card and popup are painted. The first round is a warm-up. */
async function measureLatency(extension: ExtensionBrowser, pagesUrl: string, rounds: number) {
  const cases = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round++) {
    // Other benchmarks use the first GPTs of the catalogue.
    const name = catalogue.all[200 + round]?.name ?? '';
    const openPage = () => extension.openPage(`${pagesUrl}/frame?gpt=${encodeURIComponent(name)}`);
    const record = (title: string, ms: number) => {
      if (round > 0) cases.set(title, [...(cases.get(title) ?? []), ms]);
    };
    let page = await openPage();
    record('not cached, gateway of 0 ms, first hover of the frame', await timeHover(page));
    await page.close();
    page = await openPage();
    record('cached, background awake, first hover of the frame', await timeHover(page));
    record('cached, background awake, later hover', await timeHover(page));
    await page.close();
    await stopRunningBackground(extension);
    page = await openPage();
    record('cached, background stopped before, first hover of the frame', await timeHover(page));
    await page.close();
    record('popup', await timePopup(extension));
  }
  return [...cases].map(([title, all]) => ({ case: title, ...summaryOf(all) }));
}

interface Recorded {
  movedAt: number;
  shownAt: number;
}

/** The time from the end of the hover delay to the end of the frame that shows the card. */
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

/** The time from opening the popup to its first paint. */
async function timePopup({ browser, extensionUrl }: ExtensionBrowser): Promise<number> {
  const page = await browser.newPage();
  await page.setViewport(POPUP_VIEWPORT);
  await page.goto(extensionUrl('popup.html'));
  const firstPaint = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    { polling: 20 },
  );
  const ms = (await firstPaint.jsonValue()) ?? Number.NaN;
  await page.close();
  return ms;
}

/** Moves the pointer across 2,000 links without resting, while the background is stopped. */
async function measurePointer(extension: ExtensionBrowser) {
  const { url } = await serveSubjects();
  const page = await extension.openPage(`${url}/links-2k`);
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
  const { total, longest } = ownScript(events, extension.extensionUrl(''));
  return {
    scriptMsPerMove: total / MOVES,
    longestMs: longest,
    backgroundWakeUps: Number(await extension.stopBackground()),
  };
}

/** Measures what a page retains after this many hovers whose cards were closed. */
async function measureMemory(extension: ExtensionBrowser, pagesUrl: string, counts: number[]) {
  const page = await extension.openPage(`${pagesUrl}/`);
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
    const memory = await readMemory(page);
    const { detached } = countHeapObjects(await takeHeapSnapshot(page));
    rows.push({ hovers, ...memory, detachedNodes: detached });
  }
  return rows;
}
