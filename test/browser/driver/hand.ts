import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { REST_MS } from '../../../utils/hover/timing.ts';
import type { Point } from './pointer.ts';

/** Where the driver could not move the mouse as steadily as a hand: what was to be seen was not done. */
export const UNSTEADY = /The machine was too busy/;

const STEP_MS = 50;

/**
 * Moves the mouse along a way as a slow hand does, which never rests. Throws, `UNSTEADY`, if the page saw it rest all
 * the same: a busy machine brings moves late, and a resting pointer points.
 */
export async function moveSlowly(page: Page, way: readonly Point[]): Promise<void> {
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
  for (const point of way) {
    await page.mouse.move(point.x, point.y);
    await sleep(STEP_MS);
  }
  const rested = await page.evaluate(() => (window as unknown as Seen).longestRest);
  if (rested > REST_MS - STEP_MS) {
    throw new Error(`The machine was too busy: the pointer rested for ${Math.round(rested)} ms.`);
  }
}

interface Seen {
  longestRest: number;
}
