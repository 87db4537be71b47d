import { setTimeout as sleep } from 'node:timers/promises';
import type { FailureKind } from '../../../utils/gateway/failure.ts';
import type { ExtensionBrowser } from '../../browser/support/driver/index.ts';
import type { Fault } from '../../gateway/faults/fault.ts';
import type { FaultKind } from '../../gateway/faults/kinds.ts';
import { bundle } from '../report.ts';

/** The first result of a look-up. */
export interface Result {
  /** `another`: for an id that was not requested; `nothing`: no result at all. */
  kind: 'found' | FailureKind | 'another' | 'nothing';
  /** Milliseconds since 1970. */
  startedAt: number;
  milliseconds: number;
}

export interface Outcome extends Result {
  id: string;
}

/** Looks up GPTs as a card does. */
export interface Surface {
  lookUp(id: string): Promise<Result>;
}

const SURFACES_A_PAGE = 5;

/**
 * Opens surfaces in a few extension pages. They send what a card sends. Cards themselves are unsuitable: the page rate
 * limit applies to them, and Firefox's driver cannot access their context.
 */
export async function openSurfaces(extension: ExtensionBrowser, count: number): Promise<Surface[]> {
  const script = await bundle(`${import.meta.dirname}/sender.ts`);
  const surfaces: Surface[] = [];
  while (surfaces.length < count) {
    const page = await extension.openOptions();
    await page.evaluate(script);
    const lookUp = (id: string) =>
      page.evaluate((asked) => (globalThis as unknown as Surface).lookUp(asked), id);
    surfaces.push(...Array<Surface>(SURFACES_A_PAGE).fill({ lookUp }));
  }
  return surfaces.slice(0, count);
}

/** The number of surfaces that look up the same id at the same time. */
const TOGETHER = 4;

interface LookUps {
  ids: string[];
  /** Whether a surface that has made this many look-ups makes another. */
  shouldContinue(made: number): boolean;
  /** The pause between two look-ups of a surface. */
  rest?(): Promise<void>;
}

/** Lets all surfaces look up one id after the other, groups of them the same id at the same time. */
export async function lookUpAll(surfaces: Surface[], { ids, shouldContinue, rest }: LookUps) {
  const outcomes: Outcome[] = [];
  const groups = Math.ceil(surfaces.length / TOGETHER);
  const work = async (surface: Surface, index: number) => {
    for (let made = 0; shouldContinue(made); made++) {
      const turn = made * groups + Math.floor(index / TOGETHER);
      const id = ids[turn % ids.length] ?? '';
      outcomes.push({ id, ...(await surface.lookUp(id)) });
      await rest?.();
    }
  };
  await Promise.all(surfaces.map(work));
  return outcomes;
}

/** A `shouldContinue` for a total number of look-ups, rounded up to the same number for each surface. */
export function inTotal(total: number, surfaces: Surface[]): LookUps['shouldContinue'] {
  return (made) => made * surfaces.length < total;
}

/** A stop of the background, in milliseconds since 1970. */
export interface Stop {
  from: number;
  to: number;
}

export async function stopRunningBackground(extension: ExtensionBrowser): Promise<void> {
  if (!(await extension.stopBackground())) throw new Error('The background was not running.');
}

/** Stops the background repeatedly, each time after the given number of milliseconds. */
export async function stopRepeatedly(
  extension: ExtensionBrowser,
  delays: number[],
): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (const delay of delays) {
    await sleep(delay);
    const from = Date.now();
    await stopRunningBackground(extension);
    stops.push({ from, to: Date.now() });
  }
  return stops;
}

/** A look-up survives one stop of the background; after the second one the surface gets a failure. */
const MAX_STOPS = 2;

/** Look-ups that ended without the expected answer. */
export function lostOf(outcomes: Outcome[], stops: Stop[] = []): Outcome[] {
  return outcomes.filter(
    (outcome) =>
      outcome.kind === 'another' ||
      (outcome.kind === 'interrupted' && stopsDuring(outcome, stops) < MAX_STOPS),
  );
}

/** The longest time that a surface may wait: `LONGEST_WAIT_MS` and a margin for the timer. */
const MAX_WAIT_MS = 35_500;

/** Look-ups that did not end in time. */
export function waitingOf(outcomes: Outcome[]): Outcome[] {
  return outcomes.filter(
    ({ kind, milliseconds }) => kind === 'nothing' || milliseconds > MAX_WAIT_MS,
  );
}

export function stopsDuring({ startedAt, milliseconds }: Result, stops: Stop[]): number {
  // The surface's clock is truncated to whole milliseconds.
  const end = startedAt + milliseconds + 1;
  return stops.filter(({ from, to }) => to >= startedAt && from <= end).length;
}

/** Temporary failures; others affect the whole gateway or last for an hour. Browsers repeat a `reset` themselves. */
const PASSING: FaultKind[] = [
  'server-error-500',
  'saturated-503',
  'bad-gateway-html',
  'gateway-timeout-html',
  'truncated-json',
  'empty-200',
  'not-json',
  'other-shape',
  'reset-mid-body',
];

export function randomFailures(): Fault[] {
  return [{ kind: PASSING, probability: 0.3 }];
}

const STEPS = 10;

/** Good responses with delays uniformly distributed from 0 to `maxMs`. */
export function latency(maxMs: number): Fault[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => ({
    kind: 'normal',
    delayMs: (maxMs / STEPS) * step,
    // The gateway tries the newest fault first, so the oldest gets the remaining probability of 1.
    probability: 1 / (step + 1),
  }));
}
