import type { FailureKind } from '../../../utils/gateway/failure.ts';

/** What a surface heard first of its look-up. */
export interface Heard {
  /** `another`: of an id that it did not ask for; `nothing`: no word at all. */
  kind: 'found' | FailureKind | 'another' | 'nothing';
  /** Milliseconds since 1970. */
  startedAt: number;
  milliseconds: number;
}

export interface Outcome extends Heard {
  id: string;
}

/** When the background was killed: it is dead for a moment, in milliseconds since 1970. */
export interface Death {
  from: number;
  to: number;
}

/** The longest that a surface may wait, in milliseconds: `LONGEST_WAIT_MS` and a moment for the timer. */
const BOUND_MS = 35_500;

/** A look-up survives one death of the background, and says after the second that it was interrupted. */
const MOST_DEATHS = 2;

/** Look-ups that ended without the answer that they were owed. */
export function lostOf(outcomes: Outcome[], deaths: Death[] = []): Outcome[] {
  return outcomes.filter(
    (outcome) =>
      outcome.kind === 'another' ||
      (outcome.kind === 'interrupted' && deathsDuring(outcome, deaths) < MOST_DEATHS),
  );
}

/** Look-ups that nobody ended in time. */
export function waitingOf(outcomes: Outcome[]): Outcome[] {
  return outcomes.filter(({ kind, milliseconds }) => kind === 'nothing' || milliseconds > BOUND_MS);
}

/** The two clocks are whole milliseconds, and the surface's was cut off. */
const CLOCK_MS = 1;

export function deathsDuring({ startedAt, milliseconds }: Heard, deaths: Death[]): number {
  const end = startedAt + milliseconds + CLOCK_MS;
  return deaths.filter(({ from, to }) => to >= startedAt && from <= end).length;
}

/** How often each thing was heard, as in "12 found, 3 timeout". */
export function tellKinds(outcomes: Outcome[]): string {
  const counts = Map.groupBy(outcomes, ({ kind }) => kind);
  return [...counts].map(([kind, { length }]) => `${length} ${kind}`).join(', ');
}
