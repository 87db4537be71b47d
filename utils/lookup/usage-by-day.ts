/** What a request is for: a lookup, or the message of a chat. Stored: the values must not change. */
export type LookupReason = 'hover' | 'popup' | 'search' | 'test' | 'survey' | 'follow' | 'chat';

/** A number of requests and what they probably cost. Stored: field names must not change. */
export interface UsageCount {
  count: number;
  /** How many of them had a known price. Missing for none. */
  priced?: number;
  /** The sum of these prices in US dollars. */
  cost?: number;
}

/** Usage by local day ("2026-11-23"), gateway id and reason. Stored: the structure must not change. */
export type UsageByDay = Record<string, Record<string, Partial<Record<LookupReason, UsageCount>>>>;

export interface UsageFilter {
  /** A day ("2026-11-23") or month ("2026-11"). */
  period: string;
  /** All lookups without it. Messages of chats are no lookups: only `chat` counts them. */
  reason?: LookupReason;
  gatewayId?: string;
}

/** Sums up the lookups of a period, by one reason or gateway or in total, or the messages of chats. */
export function sumUsage(usage: UsageByDay, filter: UsageFilter): Required<UsageCount> {
  const sum = { count: 0, priced: 0, cost: 0 };
  for (const [day, gateways] of Object.entries(usage)) {
    if (!day.startsWith(filter.period)) continue;
    for (const [gatewayId, reasons] of Object.entries(gateways)) {
      if (filter.gatewayId !== undefined && gatewayId !== filter.gatewayId) continue;
      for (const [reason, { count, priced = 0, cost = 0 }] of Object.entries(reasons)) {
        const isWanted = filter.reason ? reason === filter.reason : reason !== 'chat';
        if (!isWanted) continue;
        sum.count += count;
        sum.priced += priced;
        sum.cost += cost;
      }
    }
  }
  return sum;
}
