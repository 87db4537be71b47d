import { defineSetting } from '../settings/settings.ts';
import type { LoggedFailure } from './failure-log.ts';
import type { UsageByDay } from './usage.ts';

/** The number of lookups by day and reason. */
export const usageState = defineSetting<UsageByDay>('tally', {});

/** The last failures, for the diagnostics. */
export const failuresState = defineSetting<LoggedFailure[]>('failures', []);
