import type { Balance, ModelOffers, Prices, SiteInfo } from '../gateway/account.ts';
import type { EndpointVersions } from '../gateway/endpoints.ts';
import type { Failure } from '../gateway/failure.ts';

/** A balance with the time of its response. */
export interface BalanceReading {
  balance: Balance;
  /** Milliseconds since 1970. */
  readAt: number;
}

/**
 * What GPT Lens knows about a gateway. It does not contain the key, so that popup and side panel may read it.
 * Stored: field names must not change.
 */
export interface GatewayInfo {
  /** Information about another base URL is not valid. */
  baseUrl: string;
  endpointVersions: EndpointVersions;
  /** Missing until a connection test has found it. */
  models?: ModelOffers;
  balance?: BalanceReading;
  /** When the last reading of the balance began, whether it succeeded or not. Milliseconds since 1970. */
  balanceTriedAt?: number;
  /** Why the last reading failed; `balance` is then the one before. */
  balanceFailure?: Failure;
  prices?: Prices;
  site?: SiteInfo;
  /** When the last reading of prices and site began. Milliseconds since 1970. */
  factsReadAt?: number;
}

/** How long a page waits for a reading: the background ends it after 25 seconds, and stores it within a few more. */
export const READ_BALANCE_LIMIT_MS = 60_000;

/** By the id of the gateway. */
export type GatewayInfos = Record<string, GatewayInfo>;

/** What is known of a gateway; `undefined` for nothing. What was found at another base URL does not count. */
export function getInfo(
  infos: GatewayInfos,
  { id, baseUrl }: { id: string; baseUrl: string },
): GatewayInfo | undefined {
  const info = infos[id];
  return info?.baseUrl === baseUrl ? info : undefined;
}

/** Where the gateway sells balance; only an https URL, because the gateway names it and it becomes a link. */
export function getTopUpUrl(info: GatewayInfo | undefined): string | undefined {
  const url = info?.site?.topUpUrl;
  return url !== undefined && URL.parse(url)?.protocol === 'https:' ? url : undefined;
}
