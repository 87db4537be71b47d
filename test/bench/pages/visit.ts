import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession } from 'puppeteer-core';
import {
  CATEGORIES,
  longTasksMade,
  type OwnScript,
  ownScript,
  paceMs,
  stopTracing,
} from './trace.ts';

/** What one visit of a page cost. */
export interface Visit {
  script: OwnScript;
  /** What the browser itself did before it read the page, in milliseconds: how fast the machine was. */
  paceMs: number;
  /** Of the page and all scripts in it, after a collection; in kB. */
  heapKb: number;
  elements: number;
  /** That the extension's script made long. */
  longTasks: number;
}

/** A page may keep a slow extension busy for so long. */
const LONGEST_MS = 120_000;

/**
 * With a tab the browser starts one more process, and a page that isolates itself (`Cross-Origin-Opener-Policy`) moves
 * there: where the recording began before it was up, every sixth visit of such a page lost its beginning. After so long,
 * with nine browsers open, it is every fortieth.
 */
const PROCESS_MS = 500;

/** Opens a page in a new tab, waits until nothing more happens there, and closes it. */
export async function visit(browser: Browser, address: string, origin: string): Promise<Visit> {
  const page = await browser.newPage();
  try {
    const session = await page.createCDPSession();
    await session.send('Performance.enable');
    await sleep(PROCESS_MS);
    await page.tracing.start({ categories: CATEGORIES });
    await page.goto(address, { timeout: LONGEST_MS });
    await page.waitForFunction('globalThis.isDone', { polling: 200, timeout: LONGEST_MS });
    await untilQuiet(session);
    const events = await stopTracing(page);
    await session.send('HeapProfiler.enable');
    for (let times = 0; times < 2; times++) await session.send('HeapProfiler.collectGarbage');
    const heap = await metric(session, 'JSHeapUsedSize');
    return {
      script: ownScript(events, origin),
      paceMs: paceMs(events, address),
      longTasks: longTasksMade(events, origin),
      heapKb: heap / 1000,
      elements: await page.evaluate(() => document.querySelectorAll('*').length),
    };
  } finally {
    await page.close();
  }
}

/** The characters of an extension's script that the engine reads for a page. */
export async function charactersRead(
  browser: Browser,
  address: string,
  origin: string,
): Promise<number> {
  const page = await browser.newPage();
  let characters = 0;
  const session = await page.createCDPSession();
  session.on('Debugger.scriptParsed', ({ url, length = 0 }) => {
    if (url.startsWith(origin)) characters += length;
  });
  await session.send('Debugger.enable');
  await page.goto(address, { waitUntil: 'networkidle0' });
  await page.close();
  return characters;
}

const QUIET_MS = 150;
const QUIET_TIMES = 3;
/** An idle page is never quite still. */
const STILL_MS = 4;

/** The page's thread does next to nothing for some time. */
async function untilQuiet(session: CDPSession): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  let before = await metric(session, 'TaskDuration');
  for (let quiet = 0; quiet < QUIET_TIMES && performance.now() < end; ) {
    await sleep(QUIET_MS);
    const now = await metric(session, 'TaskDuration');
    quiet = (now - before) * 1000 < STILL_MS ? quiet + 1 : 0;
    before = now;
  }
}

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((each) => each.name === name)?.value ?? Number.NaN;
}
