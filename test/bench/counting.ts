import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser } from 'puppeteer-core';
import { build } from 'vite';
import { readArguments } from '../../scripts/arguments.ts';
import { getBrowser } from '../../scripts/browsers.ts';
import { type CountedPage, countedPages } from './counting/pages.ts';
import type { Probe } from './counting/probe.ts';
import { printTable, writeFigures } from './report.ts';

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
    printTable(`One pass of counting, medians of ${rounds}`, rows);
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
  'longest slice ms': number;
  'worst of all rounds': number;
}

async function measured(
  browser: Browser,
  probe: string,
  { name, html, truth, afterwards }: CountedPage,
  rounds: number,
): Promise<Row> {
  const page = await browser.newPage();
  await page.setContent(html);
  if (afterwards) await page.evaluate(afterwards);
  await page.evaluate(probe);
  const all = [];
  for (let round = 0; round < rounds; round++) {
    all.push(
      await page.evaluate(async () => {
        const { probe } = globalThis as unknown as { probe: Probe };
        return { floor: probe.floor(), ...(await probe.pass()) };
      }),
    );
  }
  await page.close();
  const floor = median(all.map((each) => each.floor));
  const ms = median(all.map((each) => each.ms));
  const wrong = all.find(({ count }) => count !== truth);
  return {
    page: name,
    truth,
    counted: wrong?.count ?? truth,
    'floor ms': rounded(floor),
    'pass ms': rounded(ms),
    ratio: floor < LEAST_FLOOR_MS ? 'no floor' : rounded(ms / floor),
    'longest slice ms': rounded(median(all.map((each) => each.longestSliceMs))),
    'worst of all rounds': rounded(Math.max(...all.map((each) => each.longestSliceMs))),
  };
}

function faultsOf(row: Row, at: number): string[] {
  return [
    row.counted !== row.truth && `${row.page}: counted ${row.counted} of ${row.truth}.`,
    at < 2 && Number(row.ratio) > DEAREST && `${row.page}: ${row.ratio} times the floor.`,
    row['longest slice ms'] > LONGEST_SLICE_MS &&
      `${row.page}: a slice of ${row['longest slice ms']} ms.`,
  ].filter((fault) => fault !== false);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
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
