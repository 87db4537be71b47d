import { breakdowns } from './breakdowns.ts';
import type { FaultTable } from './fault.ts';
import { hostile } from './hostile.ts';
import { pages } from './pages.ts';
import { refusals } from './refusals.ts';
import { schemas } from './schemas.ts';
import { shapes } from './shapes.ts';

const table = { ...refusals, ...breakdowns, ...shapes, ...pages, ...hostile, ...schemas };

/** The name of a fault, or of an alternative shape of a good response. */
export type FaultKind = keyof typeof table;

/** The response for each kind. */
export const faultTable: FaultTable & Record<FaultKind, FaultTable[string]> = table;

/** All kinds, for help texts and for tests that try each of them. */
export const faultKinds = Object.keys(table) as FaultKind[];

export function isFaultKind(text: unknown): text is FaultKind {
  return typeof text === 'string' && Object.hasOwn(table, text);
}
