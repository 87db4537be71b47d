import type { Failure } from '../gateway/failure.ts';
import { type StoredItem, updateItem } from '../lib/update-item.ts';
import { bestEffort } from './best-effort.ts';
import {
  type LookupReason,
  sumUsage,
  type UsageByDay,
  type UsageCount,
  type UsageFilter,
} from './usage-by-day.ts';

/** Two months and a few days: enough to compare this month with the last. */
export const MAX_DAYS = 65;

/** The maximum numbers of look-ups and messages per day; `null` for no limit. */
export interface UsageLimits {
  /** For all gateways together. */
  total: number | null;
  /** By the id of the gateway. */
  byGateway: Record<string, number | null>;
  /** For the messages of chats, which the other limits do not count. */
  chats: number | null;
}

export interface UsageCounter {
  /**
   * Counts a lookup or a message before it is sent. Returns a failure if a daily limit is reached. If the storage fails
   * or hangs, it may be sent and is counted in memory until the count can be written.
   */
  take(reason: LookupReason, gatewayId: string): Promise<Failure | undefined>;
  /** Counts lookups that another context has sent. */
  add(reason: LookupReason, gatewayId: string, count: number): Promise<void>;
  /** Adds the cost of a request that was counted before its price was known. `sentAt`: milliseconds since 1970. */
  addCost(reason: LookupReason, gatewayId: string, cost: number, sentAt: number): Promise<void>;
}

/**
 * Counts lookups and messages, and estimates their cost; nothing else may write to `store`. `getPrice` resolves to the
 * price of one in US dollars, if it is known. `onError` is called when reading or writing fails.
 */
export function createUsageCounter(
  store: StoredItem<UsageByDay>,
  limits: () => Promise<UsageLimits>,
  getPrice: (gatewayId: string, reason: LookupReason) => Promise<number | undefined>,
  onError: (error: unknown) => void,
  now: () => number = Date.now,
): UsageCounter {
  /** As last read. */
  let knownLimits: UsageLimits = { total: null, byGateway: {}, chats: null };
  /** As last read or written. */
  let stored: UsageByDay | undefined;
  /** Counted, and being written. */
  let inProgress: UsageByDay = {};
  /** Counted, but not yet written. */
  let pending: UsageByDay = {};
  let writing: Promise<void> | undefined;
  let isStuck = false;

  async function write(): Promise<void> {
    try {
      while (Object.keys(pending).length > 0) {
        inProgress = pending;
        pending = {};
        stored = await updateItem(store, (usage) => addUsage(usage, inProgress));
        inProgress = {};
      }
    } catch (error) {
      pending = addUsage(inProgress, pending);
      inProgress = {};
      throw error;
    } finally {
      // Here, not in `count`: otherwise a count that arrives in between would not be written.
      writing = undefined;
      isStuck = false;
    }
  }

  async function count(
    reason: LookupReason,
    gatewayId: string,
    usage: UsageCount,
    day: string,
  ): Promise<void> {
    pending = addUsage(pending, { [day]: { [gatewayId]: { [reason]: usage } } });
    writing ??= write();
    if (isStuck) return;
    await bestEffort(writing, (error) => {
      isStuck = writing !== undefined;
      onError(error);
    });
  }

  /** Reads the limits each time, the usage once. */
  async function load(): Promise<void> {
    const loaded = await bestEffort(Promise.all([limits(), stored ?? store.getValue()]), onError);
    if (!loaded) return;
    knownLimits = loaded[0];
    stored ??= loaded[1];
  }

  function readPrice(gatewayId: string, reason: LookupReason): Promise<number | undefined> {
    return bestEffort(getPrice(gatewayId, reason), onError);
  }

  /** The limit that does not allow another request, if any. */
  function findReachedLimit(
    reason: LookupReason,
    gatewayId: string,
    day: string,
  ): Failure | undefined {
    const count = (filter: Omit<UsageFilter, 'period'>) =>
      [stored ?? {}, inProgress, pending].reduce(
        (sum, usage) => sum + sumUsage(usage, { period: day, ...filter }).count,
        0,
      );
    const { total, byGateway, chats } = knownLimits;
    if (reason === 'chat') {
      const isReached = chats !== null && count({ reason }) >= chats;
      return isReached ? { kind: 'limit-reached' } : undefined;
    }
    const ownLimit = byGateway[gatewayId] ?? null;
    if (total !== null && count({}) >= total) return { kind: 'limit-reached' };
    if (ownLimit !== null && count({ gatewayId }) >= ownLimit)
      return { kind: 'limit-reached', gatewayId };
    return undefined;
  }

  return {
    async take(reason, gatewayId) {
      const [price] = await Promise.all([readPrice(gatewayId, reason), load()]);
      // No `await` from here to the count, so that of two concurrent calls the second sees the first.
      const day = toLocalDay(now());
      const failure = findReachedLimit(reason, gatewayId, day);
      if (failure) return failure;
      await count(reason, gatewayId, toUsageCount(1, price), day);
      return undefined;
    },
    async add(reason, gatewayId, lookups) {
      const day = toLocalDay(now());
      const price = await readPrice(gatewayId, reason);
      await count(reason, gatewayId, toUsageCount(lookups, price), day);
    },
    addCost: (reason, gatewayId, cost, sentAt) =>
      count(reason, gatewayId, { count: 0, priced: 1, cost }, toLocalDay(sentAt)),
  };
}

/** Converts milliseconds since 1970 to a local day, because the daily limit resets at the user's midnight. */
export function toLocalDay(time: number): string {
  const date = new Date(time);
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

function toUsageCount(count: number, price: number | undefined): UsageCount {
  return price === undefined ? { count } : { count, priced: count, cost: count * price };
}

function addUsage(one: UsageByDay, other: UsageByDay): UsageByDay {
  const all = mergeRecords(one, other, (gateways, otherGateways) =>
    mergeRecords(gateways, otherGateways, (reasons, otherReasons) =>
      mergeRecords(reasons, otherReasons, addCounts),
    ),
  );
  return Object.fromEntries(Object.entries(all).sort().slice(-MAX_DAYS));
}

/** Combines two records; `merge` combines the values that both have. */
function mergeRecords<K extends string, T>(
  one: Partial<Record<K, T>>,
  other: Partial<Record<K, T>>,
  merge: (one: T, other: T) => T,
): Record<K, T> {
  const all = new Map(Object.entries(one) as [K, T][]);
  for (const [key, value] of Object.entries(other) as [K, T][]) {
    const existing = all.get(key);
    all.set(key, existing === undefined ? value : merge(existing, value));
  }
  return Object.fromEntries(all) as Record<K, T>;
}

function addCounts(one: UsageCount, other: UsageCount): UsageCount {
  const count = one.count + other.count;
  if (one.priced === undefined && other.priced === undefined) return { count };
  const sum = (key: 'priced' | 'cost') => (one[key] ?? 0) + (other[key] ?? 0);
  return { count, priced: sum('priced'), cost: sum('cost') };
}
