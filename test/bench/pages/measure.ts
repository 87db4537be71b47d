import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { getBrowser } from '../../../scripts/browsers.ts';
import { say } from '../../../scripts/command.ts';
import { openChromium } from '../../browser/support/driver/chromium.ts';
import { createRandom } from '../../gateway/random.ts';
import { readMemory } from '../browser.ts';
import { EMPTY, type Extension, OURS } from './extensions.ts';
import { type SubjectName, serveSubjects } from './subjects.ts';
import { type OwnScript, ownScript, paceMs, startTracing, stopTracing } from './trace.ts';

/** The cost of one visit to a page. */
interface Measured {
  script: OwnScript;
  /** The browser's own work before it read the page, in milliseconds: shows how fast the machine was. */
  paceMs: number;
  /** Heap of the page and all its scripts after garbage collection. */
  heapKb: number;
  elements: number;
}

export interface Visit extends Measured {
  extension: string;
  subject: SubjectName;
  round: number;
}

export interface Plan {
  extensions: Extension[];
  subjects: SubjectName[];
  rounds: number;
  /** The visits of each page per round with GPT Lens and with the empty script. */
  often: number;
}

export interface Measurements {
  version: string;
  visits: Visit[];
  /** Pairs of page and extension that are not visited again, because a visit took too long. */
  slow: string[];
}

/** Extensions register their scripts after installation. */
const SETTLING_MS = 3_000;

/** The first visit of a browser meets cold caches and is not counted. */
const WARM_UP: SubjectName = 'article';

/** If a script runs longer than this, one visit is enough. */
const ONCE_IS_ENOUGH_MS = 5_000;

/** A slow extension may block a page for this long. */
const TIMEOUT_MS = 120_000;

/**
 * A new tab starts another process, and a page that isolates itself (`Cross-Origin-Opener-Policy`) moves there. When
 * the recording began before that process was running, every sixth visit of such a page lost its beginning. With this
 * delay, and nine browsers open, every fortieth does.
 */
const PROCESS_MS = 500;

/**
 * All extensions run side by side and visit each page in a new random order in every round, so that the machine's other
 * work affects all of them equally. Each round has new browsers, so that no figure depends on one.
 */
export async function measureInRounds(plan: Plan): Promise<Measurements> {
  const random = createRandom(1);
  const executablePath = await getBrowser('chromium');
  const { url } = await serveSubjects();
  const result: Measurements = { version: '', visits: [], slow: [] };
  for (let round = 1; round <= plan.rounds; round++) {
    const opened = await Promise.all(
      plan.extensions.map(async ({ name, folder }) => {
        const browser = await openChromium({ executablePath });
        const id = folder && (await browser.installExtension(folder));
        return { name, browser, origin: `chrome-extension://${id ?? 'none'}/` };
      }),
    );
    await sleep(SETTLING_MS);
    for (const { browser, origin } of opened) {
      await visit(browser, `${url}/${WARM_UP}`, origin);
      result.version = await browser.version();
    }
    for (const subject of plan.subjects) {
      // The limits depend on the ratio of these two, and a single visit deviates from it by a ninth.
      const turns = opened.flatMap((each) =>
        Array<typeof each>([EMPTY, OURS].includes(each.name) ? plan.often : 1).fill(each),
      );
      for (const { name, browser, origin } of random.sample(turns, turns.length)) {
        const pair = `${subject} ${name}`;
        if (result.slow.includes(pair)) continue;
        const measured = await visit(browser, `${url}/${subject}`, origin);
        if (measured.script.total > ONCE_IS_ENOUGH_MS) result.slow.push(pair);
        result.visits.push({ ...measured, extension: name, subject, round });
      }
    }
    await Promise.all(opened.map(({ browser }) => browser.close()));
    say(`Round ${round} of ${plan.rounds}`);
  }
  return result;
}

/** Opens a page in a new tab, waits until it is idle, measures and closes it. */
async function visit(browser: Browser, address: string, origin: string): Promise<Measured> {
  const page = await browser.newPage();
  await sleep(PROCESS_MS);
  await startTracing(page);
  await page.goto(address, { timeout: TIMEOUT_MS });
  await page.waitForFunction('globalThis.isDone', { polling: 200, timeout: TIMEOUT_MS });
  await waitUntilIdle(page);
  const events = await stopTracing(page);
  const { heapKb } = await readMemory(page);
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  await page.close();
  return { script: ownScript(events, origin), paceMs: paceMs(events, address), heapKb, elements };
}

/** Waits until the page's thread has been almost idle for half a second; an idle page is never completely still. */
async function waitUntilIdle(page: Page): Promise<void> {
  const end = performance.now() + TIMEOUT_MS;
  let before = 0;
  for (let quiet = 0; quiet < 3 && performance.now() < end; ) {
    await sleep(150);
    const { TaskDuration: now = 0 } = await page.metrics();
    quiet = (now - before) * 1000 < 4 ? quiet + 1 : 0;
    before = now;
  }
}
