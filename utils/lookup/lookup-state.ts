import { defineSetting } from '../settings/settings.ts';
import type { LoggedFailure } from './failure-log.ts';
import type { Tally } from './usage.ts';

/** Lookups by day and reason, of the last days. */
export const tallyState = defineSetting<Tally>('tally', {});

/** The last failures, for the diagnostics. */
export const failuresState = defineSetting<LoggedFailure[]>('failures', []);
