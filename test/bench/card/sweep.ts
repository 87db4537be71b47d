import { setTimeout as sleep } from 'node:timers/promises';
import type { LensBrowser } from '../../browser/driver/index.ts';
import { CATEGORIES, isInside, ownScript, stopTracing, type TraceEvent } from '../pages/trace.ts';

export type Sweep = {
  moves: number;
  scriptMsPerMove: number;
  longestMs: number;
  /** Layouts and style calculations inside a call of ours: it asked for them. */
  forced: number;
  /** Whether anything woke the background. */
  woke: number;
};

const MOVES = 1_000;
const LASTS_MS = 10_000;

/** Moves the pointer across 2,000 links without ever resting, while the background is dead. */
export async function sweep(lens: LensBrowser, subjectsUrl: string): Promise<Sweep> {
  const page = await lens.openPage(`${subjectsUrl}/links-2k`);
  await page.mouse.move(5, 5);
  await sleep(1_000);
  await lens.stopBackground();
  await page.tracing.start({ categories: CATEGORIES });
  for (let move = 0; move < MOVES; move++) {
    // Down and up over the lines of the list, never twice at one place.
    await page.mouse.move(60 + (move % 200), 20 + ((move * 37) % 840));
    await sleep(LASTS_MS / MOVES - 1);
  }
  const events = await stopTracing(page);
  const origin = lens.extensionUrl('');
  const { total, longest } = ownScript(events, origin);
  await page.close();
  return {
    moves: MOVES,
    scriptMsPerMove: total / MOVES,
    longestMs: longest,
    forced: forcedIn(events, origin),
    woke: Number(await lens.stopBackground()),
  };
}

function forcedIn(events: TraceEvent[], origin: string): number {
  const calls = events.filter(
    ({ name, args }) => name === 'FunctionCall' && args?.data?.url?.startsWith(origin),
  );
  return events.filter(
    (event) =>
      ['Layout', 'UpdateLayoutTree'].includes(event.name) &&
      calls.some((call) => isInside(event, call)),
  ).length;
}
