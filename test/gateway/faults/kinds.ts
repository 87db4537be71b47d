import { breakdowns } from './breakdowns.ts';
import type { FaultTable } from './fault.ts';
import { hostile } from './hostile.ts';
import { pages } from './pages.ts';
import { refusals } from './refusals.ts';
import { shapes } from './shapes.ts';

const table = { ...refusals, ...breakdowns, ...shapes, ...pages, ...hostile };

/** The name of a way to fail, or of another shape of good answer. */
export type FaultKind = keyof typeof table;

/** What is answered for each kind. */
export const faultTable: FaultTable & Record<FaultKind, FaultTable[string]> = table;

/** Every kind, for help texts and for tests that try each of them. */
export const faultKinds = Object.keys(table) as FaultKind[];

export function isFaultKind(text: unknown): text is FaultKind {
  return typeof text === 'string' && Object.hasOwn(table, text);
}
