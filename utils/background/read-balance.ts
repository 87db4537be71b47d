import type { Balance } from '../gateway/account.ts';
import type { AccountClient } from '../gateway/account-client.ts';
import { failed, type Result } from '../gateway/failure.ts';
import type { GatewayAccess } from '../gateway/request.ts';
import { isRecent } from '../lib/is-recent.ts';
import type { GatewayInfo } from '../settings/gateway-info.ts';
import { getActiveGateway } from '../settings/gateway-list.ts';
import { gatewaysSetting, updateGatewayInfo } from '../settings/gateway-setting.ts';
import type { SavedGateway } from '../settings/saved-gateways.ts';
import { lookupSetting } from '../settings/settings.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Balances change with every look-up, and nobody needs one that is a few seconds newer. */
const MIN_INTERVAL_MS = MINUTE_MS;

/** Gateways of this family answer this often, then they block the user's IP address for a while. */
export const MAX_READINGS = 20;
const WINDOW_MS = 20 * MINUTE_MS;

/** For all requests of a reading together. It is below the 30 s after which Chromium may stop an idle service worker. */
const TIMEOUT_MS = 25_000;

export interface BalanceRequest {
  /** The active gateway without it. */
  gatewayId?: string;
  /** Nobody asked for it: reads only if the user has allowed that. */
  isAutomatic?: boolean;
}

export interface BalanceReaderDeps {
  openAccount(access: GatewayAccess): AccountClient;
  /** Called when prices and site cannot be stored. */
  onError(error: unknown): void;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Milliseconds of a monotonic clock. */
  elapsed?: () => number;
}

/**
 * Reads balances and stores them in `gatewayInfoState`, at most once a minute for each gateway. Concurrent calls for a
 * gateway share one reading. If a reading fails, the earlier balance stays.
 */
export function createBalanceReader({
  openAccount,
  onError,
  now = Date.now,
  elapsed = () => performance.now(),
}: BalanceReaderDeps) {
  const inFlight = new Map<string, Promise<void>>();
  const window = createWindow(elapsed);

  async function readOne(gateway: SavedGateway, isAutomatic: boolean): Promise<void> {
    // Two keys of one gateway share the limit of the user's IP address.
    const { origin } = new URL(gateway.baseUrl);
    if (window.isFull(origin) || !(await claim(gateway, isAutomatic))) return;
    window.add(origin);
    const account = openAccount(gateway);
    const balance = await readWithin(TIMEOUT_MS, (signal) => account.readBalance(signal));
    let needsFacts = false;
    await updateGatewayInfo(gateway, (info) => {
      if (!balance.ok) return { ...info, balanceFailure: balance.failure };
      needsFacts = !isAutomatic && !isRecent(info.factsReadAt ?? 0, DAY_MS, now());
      return withBalance(info, balance.value, needsFacts);
    });
    // Nobody waits for prices and site.
    if (needsFacts) readFacts(gateway, account).catch(onError);
  }

  /** Stores the time before the first request: it counts even if the background is stopped before the response. */
  async function claim(gateway: SavedGateway, isAutomatic: boolean): Promise<boolean> {
    let isClaimed = false;
    await updateGatewayInfo(gateway, (info) => {
      if (isTooEarly(info, isAutomatic, now())) return info;
      isClaimed = true;
      return { ...info, balanceTriedAt: now() };
    });
    return isClaimed;
  }

  function withBalance(before: GatewayInfo, balance: Balance, needsFacts: boolean): GatewayInfo {
    const { balanceFailure: _, ...info } = before;
    const facts = needsFacts ? { factsReadAt: now() } : {};
    return { ...info, ...facts, balance: { balance, readAt: now() } };
  }

  /** Reads prices and site, which change rarely. Their failures are not shown, because nobody asked for them. */
  async function readFacts(gateway: SavedGateway, account: AccountClient): Promise<void> {
    const [prices, site] = await Promise.all([
      readWithin(TIMEOUT_MS, (signal) => account.readPrices(signal)),
      readWithin(TIMEOUT_MS, (signal) => account.readSite(signal)),
    ]);
    if (!prices.ok && !site.ok) return;
    await updateGatewayInfo(gateway, (info) => ({
      ...info,
      ...(prices.ok ? { prices: prices.value } : {}),
      ...(site.ok ? { site: site.value } : {}),
    }));
  }

  return {
    async read({ gatewayId, isAutomatic = false }: BalanceRequest): Promise<void> {
      if (isAutomatic && !(await lookupSetting.getValue()).readsBalance) return;
      const gateways = await gatewaysSetting.getValue();
      const gateway =
        gatewayId === undefined
          ? getActiveGateway(gateways)
          : gateways.all.find(({ id }) => id === gatewayId);
      if (!gateway) return;
      // After a change of the key, the reading with the old one is not shared.
      const key = [gateway.id, gateway.baseUrl, gateway.apiKey].join(' ');
      const reading =
        inFlight.get(key) ?? readOne(gateway, isAutomatic).finally(() => inFlight.delete(key));
      inFlight.set(key, reading);
      await reading;
    },
  };
}

function isTooEarly(info: GatewayInfo, isAutomatic: boolean, now: number): boolean {
  const { balance, balanceTriedAt = 0 } = info;
  const readAt = balance?.readAt ?? 0;
  // Nobody expects a gateway that does not tell the balance to begin with it.
  const isPointless = isAutomatic && balance?.balance.kind === 'not-offered';
  const minInterval = isPointless ? DAY_MS : MIN_INTERVAL_MS;
  return isRecent(readAt, minInterval, now) || isRecent(balanceTriedAt, minInterval, now);
}

/** Counts readings by origin. It forgets them with the background; the stored time of the last one still applies then. */
function createWindow(elapsed: () => number) {
  const times = new Map<string, number[]>();
  const getTimes = (origin: string) =>
    (times.get(origin) ?? []).filter((time) => elapsed() - time < WINDOW_MS);
  return {
    isFull: (origin: string): boolean => getTimes(origin).length >= MAX_READINGS,
    add(origin: string): void {
      times.set(origin, [...getTimes(origin), elapsed()]);
    },
  };
}

async function readWithin<T>(
  ms: number,
  read: (signal: AbortSignal) => Promise<Result<T>>,
): Promise<Result<T>> {
  const signal = AbortSignal.timeout(ms);
  try {
    return await read(signal);
  } catch (error) {
    if (signal.aborted) return failed({ kind: 'timeout', seconds: ms / 1000 });
    throw error;
  }
}
