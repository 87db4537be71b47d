import { FIRST_ID } from '../settings/gateway-list.ts';
import type { UsageByDay } from './usage-by-day.ts';

type UsageOfDay = UsageByDay[string];

/** Before GPT Lens knew several gateways, each day had a number for each reason: they belong to the first gateway. */
export function upgradeUsage(stored: unknown): UsageByDay {
  const days = Object.entries(stored as Record<string, UsageOfDay | Record<string, number>>);
  return Object.fromEntries(days.map(([day, usage]) => [day, upgradeDay(usage)]));
}

function upgradeDay(usage: UsageOfDay | Record<string, number>): UsageOfDay {
  if (!isOld(usage)) return usage;
  const counts = Object.entries(usage).map(([reason, count]) => [reason, { count }]);
  return { [FIRST_ID]: Object.fromEntries(counts) };
}

function isOld(usage: UsageOfDay | Record<string, number>): usage is Record<string, number> {
  return Object.values(usage).some((value) => typeof value === 'number');
}
