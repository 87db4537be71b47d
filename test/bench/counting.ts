import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { getBrowser } from '../../scripts/browsers.ts';
import { readOptions, say } from '../../scripts/command.ts';
import { openChromium } from '../browser/support/driver/chromium.ts';
import type { Probe } from './counting/probe.ts';
import { type SubjectName, serveSubjects } from './pages/subjects.ts';
import { bundle, finish, medianOf, printTable } from './report.ts';

const usage = `Usage: npm run bench -- counting [options]
  --rounds 5    measurements of each page`;

/** Counting may cost this many times the floor, on pages where the floor is measurable. */
const MAX_RATIO = 3;
const WITH_LIMIT = ['links-50k', 'text-1mb'];
/** The clock's resolution is 0.1 ms, so shorter floors are too inaccurate. */
const MIN_FLOOR_MS = 0.5;
/** 4 ms, plus a margin for the machine's other work. */
const MAX_SLICE_MS = 6;

/** The number of distinct GPTs on each page. */
const GPTS = {
  'links-50k': 500,
  'text-1mb': 5_000,
  'streamed-60k': 750,
  'chat-3k': 1,
  hostile: 1,
  'shadow-500': 20,
} satisfies Partial<Record<SubjectName, number>>;

type Pass = Awaited<ReturnType<Probe['pass']>>;

/** Measures one counting pass in Chromium against a bare native pass in the same page and run. */
export async function bench(): Promise<void> {
  const { rounds } = readOptions(usage, {}, { rounds: 5 });
  const probe = await bundle(`${import.meta.dirname}/counting/probe.ts`);
  const { url } = await serveSubjects();
  const browser = await openChromium({ executablePath: await getBrowser('chromium') });
  const rows = [];
  for (const [page, gpts] of Object.entries(GPTS)) {
    // Rendering a streamed page takes seconds, and each round opens two pages.
    say(`Counting on ${page}`);
    const open = () => openPage(browser, `${url}/${page}`, probe);
    rows.push({ page, gpts, ...(await measure(open, rounds)) });
  }
  printTable(
    `One pass of counting, the first of a page and later ones, medians of ${rounds}`,
    rows,
  );
  const problems = rows.flatMap((row) => [
    row.counted !== String(row.gpts) && `${row.page}: counted ${row.counted} of ${row.gpts}.`,
    WITH_LIMIT.includes(row.page) &&
      Math.max(row.ratio, row.ratioAgain) > MAX_RATIO &&
      `${row.page}: ${row.ratio} and ${row.ratioAgain} times the floor.`,
    row.sliceMs > MAX_SLICE_MS && `${row.page}: a slice of ${row.sliceMs} ms.`,
  ]);
  finish('counting', { rounds, rows }, problems);
}

/**
 * First passes are what a page pays that is only read: each runs in a new page with cold code, as does its floor. Later
 * passes in one page are what a changing page pays.
 */
async function measure(open: () => Promise<Page>, rounds: number) {
  const floors: number[] = [];
  const first: Pass[] = [];
  const floorsAgain: number[] = [];
  const again: Pass[] = [];
  for (let round = 1; round <= rounds; round++) {
    const forFloor = await open();
    floors.push(await floorOf(forFloor));
    await forFloor.close();
    const page = await open();
    first.push(await passOf(page));
    if (round === rounds) {
      await floorOf(page);
      for (let later = 0; later < rounds; later++) {
        floorsAgain.push(await floorOf(page));
        again.push(await passOf(page));
      }
    }
    await page.close();
  }
  const all = [...first, ...again];
  const later = timesOf(floorsAgain, again);
  return {
    counted: [...new Set(all.map(({ count }) => count))].join(),
    ...timesOf(floors, first),
    floorAgainMs: later.floorMs,
    passAgainMs: later.passMs,
    ratioAgain: later.ratio,
    sliceMs: rounded(medianOf(all, ({ longestSliceMs }) => longestSliceMs)),
    maxSliceMs: rounded(Math.max(...all.map(({ longestSliceMs }) => longestSliceMs))),
  };
}

function timesOf(floors: number[], passes: Pass[]) {
  const [floorMs, passMs] = [medianOf(floors, Number), medianOf(passes, ({ ms }) => ms)];
  const ratio = floorMs < MIN_FLOOR_MS ? Number.NaN : rounded(passMs / floorMs);
  return { floorMs: rounded(floorMs), passMs: rounded(passMs), ratio };
}

/** Opens a page, waits until it is done and injects the probe. */
async function openPage(browser: Browser, address: string, probe: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction('globalThis.isDone', { polling: 100, timeout: 60_000 });
  await page.evaluate(probe);
  // Rendering the page is not part of counting.
  await sleep(300);
  return page;
}

function floorOf(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe.floor());
}

function passOf(page: Page): Promise<Pass> {
  return page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe.pass());
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
