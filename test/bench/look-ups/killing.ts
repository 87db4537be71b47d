import { setTimeout as sleep } from 'node:timers/promises';
import type { LensBrowser } from '../../browser/driver/index.ts';
import type { Death } from './outcome.ts';

/** Kills the background; there has to be one, or somebody who wakes it. */
export async function kill(lens: LensBrowser): Promise<void> {
  if (!(await lens.stopBackground())) throw new Error('There was no background to kill.');
}

/** Kills the background again and again, each time after it was left alone for so many milliseconds. */
export async function killAfter(lens: LensBrowser, lives: number[]): Promise<Death[]> {
  const suffered: Death[] = [];
  for (const life of lives) {
    await sleep(life);
    const from = Date.now();
    await kill(lens);
    suffered.push({ from, to: Date.now() });
  }
  return suffered;
}
