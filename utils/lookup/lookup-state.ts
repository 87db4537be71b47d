import { defineSetting } from '../settings/settings.ts';
import type { LoggedFailure } from './failure-log.ts';
import { upgradeUsage } from './upgrade-usage.ts';
import type { UsageByDay } from './usage-by-day.ts';

/** The number of lookups by day, gateway and reason, and what they probably cost. */
export const usageState = defineSetting<UsageByDay>('tally', {}, upgradeUsage);

/** The last failures, for the diagnostics. */
export const failuresState = defineSetting<LoggedFailure[]>('failures', []);
