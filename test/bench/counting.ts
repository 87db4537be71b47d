import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { readArguments } from '../../scripts/arguments.ts';
import { getBrowser } from '../../scripts/browsers.ts';
import { type CountedPage, countedPages } from './counting/pages.ts';
import type { Probe } from './counting/probe.ts';
import { printTable, writeFigures } from './report.ts';
import { median } from './statistics.ts';

const usage = `Usage: npm run bench -- counting [options]
  --rounds 9    how often each page is counted; medians are told`;

/** More than this, times the floor, and counting is too dear for whom it was switched on by. */
const DEAREST = 3;
/** A clock of 0.1 ms measures nothing below it. */
const LEAST_FLOOR_MS = 0.5;
/** 4 ms, and what the machine's other work may add to one of them. */
const LONGEST_SLICE_MS = 6;

/** What one pass of counting costs in Chromium, against a bare native pass in the same page and run. */
export async function bench(): Promise<void> {
  const options = readArguments(usage, { rounds: { type: 'string', default: '9' } });
  const rounds = Math.max(1, Number(options.rounds) || 9);
  const probe = await bundledProbe();
  const browser = await puppeteer.launch({
    executablePath: await getBrowser('chromium'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const rows = [];
    for (const page of countedPages()) rows.push(await measured(browser, probe, page, rounds));
    printTable(
      `One pass of counting, the first of a page and later ones, medians of ${rounds}`,
      rows,
    );
    writeFigures('counting', { rounds, rows });
    const faults = rows.flatMap((row, at) => faultsOf(row, at));
    if (faults.length > 0) throw new Error(faults.join('\n'));
  } finally {
    await browser.close();
  }
}

interface Row extends Record<string, string | number> {
  page: string;
  truth: number;
  counted: number;
  'floor ms': number;
  'pass ms': number;
  ratio: number | string;
  'floor again': number;
  'pass again': number;
  'ratio again': number | string;
  'longest slice ms': number;
  'worst of all': number;
}

/**
 * The first pass is what a page that is only read pays: each is made in a page of its own, by code that has not run
 * before, as is the floor. The passes that follow in one page are what a page that changes pays.
 */
async function measured(
  browser: Browser,
  probe: string,
  counted: CountedPage,
  rounds: number,
): Promise<Row> {
  const floors: number[] = [];
  const first: Pass[] = [];
  for (let round = 0; round < rounds; round++) {
    floors.push(await inNewPage(browser, probe, counted, floorOf));
    first.push(await inNewPage(browser, probe, counted, passOf));
  }
  const again = await inNewPage(browser, probe, counted, async (page) => {
    const all = [];
    for (let round = 0; round <= rounds; round++) {
      all.push({ floor: await floorOf(page), pass: await passOf(page) });
    }
    return all.slice(1);
  });
  const passes = [...first, ...again.map(({ pass }) => pass)];
  const wrong = passes.find(({ count }) => count !== counted.truth);
  const slices = passes.map(({ longestSliceMs }) => longestSliceMs);
  const [floor, ms] = [median(floors), median(first.map((pass) => pass.ms))];
  const [floorAgain, msAgain] = [
    median(again.map((each) => each.floor)),
    median(again.map(({ pass }) => pass.ms)),
  ];
  return {
    page: counted.name,
    truth: counted.truth,
    counted: wrong?.count ?? counted.truth,
    'floor ms': rounded(floor),
    'pass ms': rounded(ms),
    ratio: ratioOf(ms, floor),
    'floor again': rounded(floorAgain),
    'pass again': rounded(msAgain),
    'ratio again': ratioOf(msAgain, floorAgain),
    'longest slice ms': rounded(median(slices)),
    'worst of all': rounded(Math.max(...slices)),
  };
}

type Pass = Awaited<ReturnType<Probe['pass']>>;

async function inNewPage<T>(
  browser: Browser,
  probe: string,
  { html, afterwards }: CountedPage,
  measure: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    if (afterwards) await page.evaluate(afterwards);
    await page.evaluate(probe);
    // What drawing the page leaves to do is not counting's.
    await sleep(SETTLING_MS);
    return await measure(page);
  } finally {
    await page.close();
  }
}

const SETTLING_MS = 300;

function floorOf(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe.floor());
}

function passOf(page: Page): Promise<Pass> {
  return page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe.pass());
}

function ratioOf(ms: number, floor: number): number | string {
  return floor < LEAST_FLOOR_MS ? 'no floor' : rounded(ms / floor);
}

function faultsOf(row: Row, at: number): string[] {
  return [
    row.counted !== row.truth && `${row.page}: counted ${row.counted} of ${row.truth}.`,
    at < 2 && Number(row.ratio) > DEAREST && `${row.page}: ${row.ratio} times the floor.`,
    at < 2 &&
      Number(row['ratio again']) > DEAREST &&
      `${row.page}: ${row['ratio again']} times the floor when counted again.`,
    row['longest slice ms'] > LONGEST_SLICE_MS &&
      `${row.page}: a slice of ${row['longest slice ms']} ms.`,
  ].filter((fault) => fault !== false);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

async function bundledProbe(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('counting/probe.ts', import.meta.url)),
        formats: ['iife'],
        name: 'counting',
      },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const output = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (output?.type !== 'chunk') throw new Error('The probe could not be bundled.');
  return output.code;
}
