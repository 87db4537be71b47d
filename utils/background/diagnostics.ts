import browser from 'webextension-polyfill';
import { isAllowed } from '../lib/browser/permissions.ts';
import type { CacheStats, GptCache } from '../lookup/cache/cache.ts';
import type { LoggedFailure } from '../lookup/failure-log.ts';
import { failuresState, usageState } from '../lookup/lookup-state.ts';
import { toLocalDay } from '../lookup/usage.ts';
import { sumUsage, type UsageByDay, type UsageFilter } from '../lookup/usage-by-day.ts';
import type { GatewayInfo } from '../settings/gateway-info.ts';
import { getActiveGateway } from '../settings/gateway-list.ts';
import { gatewaysSetting } from '../settings/gateway-setting.ts';
import type { LookupSettings } from '../settings/lookup-settings.ts';
import type { SavedGateway } from '../settings/saved-gateways.ts';
import { isPaused, readScope } from '../settings/scope.ts';
import { gatewayInfoState, lookupSetting } from '../settings/settings.ts';
import type { Sites } from '../settings/sites.ts';

interface Diagnostics {
  version: string;
  userAgent: string;
  language: string;
  /** One line for each. */
  gateways: string[];
  sites: Sites;
  isPaused: boolean;
  lookupSettings: LookupSettings;
  usage: UsageByDay;
  cache: CacheStats;
  /** The last error while recording a look-up, with its time. */
  bookkeeping: string | undefined;
  failures: LoggedFailure[];
  /** Milliseconds since 1970. */
  now: number;
}

/** The text that a maintainer needs to help, in English. Never contains the key, a GPT id, or a page. */
function formatDiagnostics(diagnostics: Diagnostics): string {
  const { lookupSettings, cache, usage, now } = diagnostics;
  const today = toLocalDay(now);
  const month = today.slice(0, 7);
  const countLookups = (filter: UsageFilter) => sumUsage(usage, filter).count;
  return [
    `GPT Lens ${diagnostics.version}, ${new Date(now).toISOString()}`,
    diagnostics.userAgent,
    `Browser language: ${diagnostics.language}`,
    '',
    `Gateways: ${diagnostics.gateways.length || 'not set up'}`,
    ...diagnostics.gateways,
    toScopeLine(diagnostics),
    `Fresh for: ${lookupSettings.freshHours} h`,
    `Daily limit: ${lookupSettings.dailyLimit ?? 'none'}`,
    `Asks the next gateway: ${lookupSettings.asksNext ? 'yes' : 'no'}`,
    `Reads the balance at opening: ${lookupSettings.readsBalance ? 'yes' : 'no'}`,
    `Look-ups: ${countLookups({ period: today })} today, ${countLookups({ period: month })} this month, ${countLookups({ period: month, reason: 'survey' })} of them by batches`,
    '',
    `Cache: in ${cache.storage}, ${cache.gpts} GPTs, ${cache.negatives} negative entries, ${cache.pictures} pictures, ${cache.bytes} bytes`,
    `Last cache error: ${cache.lastError ?? 'none'}`,
    `Last recording error: ${diagnostics.bookkeeping ?? 'none'}`,
    '',
    `Last failures: ${diagnostics.failures.length || 'none'}`,
    ...diagnostics.failures.map(toFailureLine),
  ].join('\n');
}

/** A gateway without its name, path, key and balance. */
async function toGatewayLine(
  gateway: SavedGateway,
  info: GatewayInfo | undefined,
  isActive: boolean,
): Promise<string> {
  const { origin } = new URL(gateway.baseUrl);
  const { models, balance, balanceFailure } = info ?? {};
  const facts = [
    `access ${(await isAllowed(origin)) ? 'allowed' : 'revoked'}`,
    `API ${gateway.version}, found ${JSON.stringify(info?.endpointVersions ?? {})}`,
    `${models?.count ?? 'unknown'} models`,
    `balance ${toBalanceStatus(balance)}${balanceFailure ? ` (${balanceFailure.kind})` : ''}`,
    `daily limit ${gateway.dailyLimit ?? 'none'}`,
  ];
  return `- ${origin}${isActive ? ' (active)' : ''}: ${facts.join('; ')}`;
}

function toBalanceStatus(reading: GatewayInfo['balance']): string {
  if (!reading) return 'unknown';
  return reading.balance.kind === 'not-offered' ? 'not offered' : 'known';
}

/** Where GPT Lens is active, without the names of sites. */
function toScopeLine({ sites, isPaused }: Diagnostics): string {
  const scope = sites.mode === 'only' ? 'only on' : 'everywhere except on';
  return `Active: ${scope} ${sites[sites.mode].length} sites${isPaused ? ', paused' : ''}`;
}

function toFailureLine({ at, kind, status, reason, milliseconds }: LoggedFailure): string {
  const failure = status ? `${kind} ${status}` : kind;
  return `- ${new Date(at).toISOString()} ${failure} (${reason}, after ${milliseconds} ms)`;
}

/** Collects the data and formats it. */
export async function collectDiagnostics(
  cache: GptCache,
  bookkeeping: string | undefined,
): Promise<string> {
  const [gateways, infos] = await Promise.all([
    gatewaysSetting.getValue(),
    gatewayInfoState.getValue(),
  ]);
  const active = getActiveGateway(gateways);
  const scope = await readScope();
  return formatDiagnostics({
    version: browser.runtime.getManifest().version,
    userAgent: navigator.userAgent,
    language: browser.i18n.getUILanguage(),
    gateways: await Promise.all(
      gateways.all.map((gateway) => toGatewayLine(gateway, infos[gateway.id], gateway === active)),
    ),
    sites: scope.sites,
    isPaused: isPaused(scope),
    lookupSettings: await lookupSetting.getValue(),
    usage: await usageState.getValue(),
    cache: await cache.getStats(),
    bookkeeping,
    failures: await failuresState.getValue(),
    now: Date.now(),
  });
}
