import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { REST_MS } from '../../../../utils/settings/hover-timing.ts';
import type { Point } from './pointer.ts';

/** For a test in which the driver may be slower than a hand, on a busy machine: then nothing was tried, and it tries again. */
export const RETRY_IF_BUSY = { retry: { count: 8, condition: /The machine was too busy/ } };

/** Throws where something took the driver longer than it takes a hand. */
export function expectOnTime(what: string, took: number, limit: number): void {
  if (took > limit)
    throw new Error(`The machine was too busy: ${what} for ${Math.round(took)} ms.`);
}

/** Between two moves; the driver takes some time beside. */
const STEP_MS = 30;

/**
 * Moves the mouse along a way as a slow hand does, which never rests. Throws if the page saw it rest all the same: a
 * busy machine brings moves late, and a resting pointer points.
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
