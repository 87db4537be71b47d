import { defineSetting } from '../settings/settings.ts';
import type { LoggedFailure } from './failure-log.ts';
import type { UsageByDay } from './usage.ts';

/** Lookups by day and reason, of the last days. */
export const usageState = defineSetting<UsageByDay>('tally', {});

/** The last failures, for the diagnostics. */
export const failuresState = defineSetting<LoggedFailure[]>('failures', []);
