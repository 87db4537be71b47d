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

/** Something that looks up GPTs, as a card does. */
export interface Surface {
  lookUp(id: string): Promise<Result>;
}

const SURFACES_A_PAGE = 5;

/**
 * Opens surfaces in a few pages of the extension. They send what a card sends; but a web page may only send so much at a
 * time, and Firefox shows the world of a card to no driver.
 */
export async function openSurfaces(lens: ExtensionBrowser, count: number): Promise<Surface[]> {
  const script = await bundle(`${import.meta.dirname}/sender.ts`);
  const surfaces: Surface[] = [];
  while (surfaces.length < count) {
    const page = await lens.openOptions();
    await page.evaluate(script);
    const lookUp = (id: string) =>
      page.evaluate((asked) => (globalThis as unknown as Surface).lookUp(asked), id);
    surfaces.push(...Array<Surface>(SURFACES_A_PAGE).fill({ lookUp }));
  }
  return surfaces.slice(0, count);
}

/** So many surfaces look up the same id at the same time. */
const TOGETHER = 4;

interface LookUps {
  ids: string[];
  /** Whether a surface that has made so many look-ups makes another. */
  goesOn(made: number): boolean;
  /** Between two look-ups of a surface. */
  rest?(): Promise<void>;
}

/** All surfaces look up one id after the other, several of them the same one at the same time. */
export async function lookUpAll(surfaces: Surface[], { ids, goesOn, rest }: LookUps) {
  const outcomes: Outcome[] = [];
  const groups = Math.ceil(surfaces.length / TOGETHER);
  const work = async (surface: Surface, index: number) => {
    for (let made = 0; goesOn(made); made++) {
      const turn = made * groups + Math.floor(index / TOGETHER);
      const id = ids[turn % ids.length] ?? '';
      outcomes.push({ id, ...(await surface.lookUp(id)) });
      await rest?.();
    }
  };
  await Promise.all(surfaces.map(work));
  return outcomes;
}

/** For `goesOn`: so many look-ups of all surfaces together, or as many more as make it the same for each. */
export function inTotal(total: number, surfaces: Surface[]): LookUps['goesOn'] {
  return (made) => made * surfaces.length < total;
}

/** When the background was killed: it is dead for a moment, in milliseconds since 1970. */
export interface Death {
  from: number;
  to: number;
}

export async function killBackground(lens: ExtensionBrowser): Promise<void> {
  if (!(await lens.stopBackground())) throw new Error('There was no background to kill.');
}

/** Kills the background again and again, each time after so many milliseconds. */
export async function killAfter(lens: ExtensionBrowser, lives: number[]): Promise<Death[]> {
  const deaths: Death[] = [];
  for (const life of lives) {
    await sleep(life);
    const from = Date.now();
    await killBackground(lens);
    deaths.push({ from, to: Date.now() });
  }
  return deaths;
}

/** A look-up survives one death of the background, and after the second one the surface is told. */
const MAX_DEATHS = 2;

/** Look-ups that ended without the answer that they should have had. */
export function lostOf(outcomes: Outcome[], deaths: Death[] = []): Outcome[] {
  return outcomes.filter(
    (outcome) =>
      outcome.kind === 'another' ||
      (outcome.kind === 'interrupted' && deathsDuring(outcome, deaths) < MAX_DEATHS),
  );
}

/** The longest that a surface may wait: `LONGEST_WAIT_MS` and a moment for the timer. */
const MAX_WAIT_MS = 35_500;

/** Look-ups that did not end in time. */
export function waitingOf(outcomes: Outcome[]): Outcome[] {
  return outcomes.filter(
    ({ kind, milliseconds }) => kind === 'nothing' || milliseconds > MAX_WAIT_MS,
  );
}

export function deathsDuring({ startedAt, milliseconds }: Result, deaths: Death[]): number {
  // The surface's clock was cut off to whole milliseconds.
  const end = startedAt + milliseconds + 1;
  return deaths.filter(({ from, to }) => to >= startedAt && from <= end).length;
}

/** Failures that pass by themselves; others last for the whole gateway or for an hour. Browsers repeat a `reset`. */
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

/** Good answers that are late by anything from nothing to `maxMs`, each delay as likely as the others. */
export function latency(maxMs: number): Fault[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => ({
    kind: 'normal',
    delayMs: (maxMs / STEPS) * step,
    // The gateway asks the newest first and the oldest last, which takes all that is left.
    probability: 1 / (step + 1),
  }));
}
