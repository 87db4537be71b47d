import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { REST_MS } from '../../../../utils/settings/hover-timing.ts';
import type { Point } from './pointer.ts';

/** For a test whose mouse steps may come late on a busy machine: it tests nothing then, so it is repeated. */
export const RETRY_IF_BUSY = { retry: { count: 8, condition: /The machine was too busy/ } };

/** Throws if an input step took longer than it takes a user. */
export function expectOnTime(what: string, took: number, limit: number): void {
  if (took > limit)
    throw new Error(`The machine was too busy: ${what} for ${Math.round(took)} ms.`);
}

/** The pause between two moves, in addition to the driver's own time. */
const STEP_MS = 30;

/**
 * Moves the mouse slowly along a path without letting it rest. Throws if the page saw it rest: a busy machine delivers
 * moves late, and a resting pointer is a hover.
 */
export async function moveSlowly(page: Page, path: readonly Point[]): Promise<void> {
  await page.evaluate(() => {
    const seen = window as unknown as Seen;
    let last = performance.now();
    seen.longestRest = 0;
    const isMoved = () => {
      const now = performance.now();
      seen.longestRest = Math.max(seen.longestRest, now - last);
      last = now;
    };
    addEventListener('pointermove', isMoved, true);
  });
  for (const point of path) {
    await page.mouse.move(point.x, point.y);
    await sleep(STEP_MS);
  }
  const rested = await page.evaluate(() => (window as unknown as Seen).longestRest);
  expectOnTime('the pointer rested', rested, REST_MS - 10);
}

interface Seen {
  longestRest: number;
}
