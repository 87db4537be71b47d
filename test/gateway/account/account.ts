import { PRICES } from './price-list.ts';

/** Gateways count in units of quota. */
export const QUOTA_PER_DOLLAR = 500_000;

const START_BALANCE = 12.4;
/** The limit of gateways on their usage endpoint, for each address of a client. */
const RATE_LIMIT = { requests: 20, minutes: 20 };

/** Spent before the gateway started, so that what was granted and what is left differ. */
const SPENT_DOLLARS = 2.6;
const MAX_CHARGES = 100;

export type Charged = keyof typeof PRICES;

interface Charge {
  model: Charged;
  quota: number;
  /** Milliseconds since 1970. */
  chargedAt: number;
}

/** The account of the gateway's key. All amounts are in units of quota. */
export interface Account {
  /** What is left of the balance. */
  readonly left: number;
  readonly used: number;
  /** The latest charges, newest first, at most 100. */
  readonly charges: readonly Charge[];
  canPay(model: Charged): boolean;
  /** Takes the listed price from the balance. */
  charge(model: Charged): void;
  /** @param dollars - what is left from now on */
  setBalance(dollars: number): void;
  /** Counts a request to an endpoint with a limit, and returns whether it is within the limit. */
  isWithinRateLimit(): boolean;
  /** Restores the balance of the start and forgets charges and counted requests. */
  reset(): void;
}

/**
 * @param dollars - the balance at the start in US dollars
 * @throws if that is no amount
 */
export function createAccount(dollars: number = START_BALANCE): Account {
  let left = toQuota(dollars);
  let used = toQuota(SPENT_DOLLARS);
  let charges: Charge[] = [];
  /** When requests within the limit came, in milliseconds since 1970. */
  let recent: number[] = [];

  return {
    get left() {
      return left;
    },
    get used() {
      return used;
    },
    get charges() {
      return charges;
    },
    canPay: (model) => left >= toQuota(PRICES[model]),
    charge(model) {
      const quota = toQuota(PRICES[model]);
      left = Math.max(0, left - quota);
      used += quota;
      charges = [{ model, quota, chargedAt: Date.now() }, ...charges].slice(0, MAX_CHARGES);
    },
    setBalance(amount) {
      left = toQuota(amount);
    },
    isWithinRateLimit() {
      const now = Date.now();
      recent = recent.filter((time) => time > now - RATE_LIMIT.minutes * 60_000);
      if (recent.length >= RATE_LIMIT.requests) return false;
      recent.push(now);
      return true;
    },
    reset() {
      left = toQuota(dollars);
      used = toQuota(SPENT_DOLLARS);
      charges = [];
      recent = [];
    },
  };
}

function toQuota(dollars: number): number {
  if (!Number.isFinite(dollars) || dollars < 0)
    throw new RangeError('The balance has to be a number of US dollars, such as 12.40.');
  return Math.round(dollars * QUOTA_PER_DOLLAR);
}
