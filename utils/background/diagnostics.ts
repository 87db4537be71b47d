import browser from 'webextension-polyfill';
import { isAllowed } from '../lib/browser/permissions.ts';
import type { CacheStats, GptCache } from '../lookup/cache/cache.ts';
import type { LoggedFailure } from '../lookup/failure-log.ts';
import { failuresState, usageState } from '../lookup/lookup-state.ts';
import { countLookups, toLocalDay, type UsageByDay } from '../lookup/usage.ts';
import { gatewaySetting } from '../settings/gateway-setting.ts';
import type { LookupSettings } from '../settings/lookup-settings.ts';
import { isPaused, readScope } from '../settings/scope.ts';
import {
  endpointVersionsState,
  lookupSetting,
  type SavedEndpointVersions,
} from '../settings/settings.ts';
import type { Sites } from '../settings/sites.ts';

interface Diagnostics {
  version: string;
  userAgent: string;
  language: string;
  /** Without path and key. */
  gatewayOrigin: string | undefined;
  isKeySaved: boolean;
  isAllowed: boolean;
  sites: Sites;
  isPaused: boolean;
  lookupSettings: LookupSettings;
  endpointVersions: SavedEndpointVersions | null;
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
  return [
    `GPT Lens ${diagnostics.version}, ${new Date(now).toISOString()}`,
    diagnostics.userAgent,
    `Browser language: ${diagnostics.language}`,
    '',
    `Gateway: ${diagnostics.gatewayOrigin ?? 'not set up'}`,
    `Key: ${diagnostics.isKeySaved ? 'saved' : 'none'}`,
    `Access to its site: ${diagnostics.isAllowed ? 'allowed' : 'revoked'}`,
    toScopeLine(diagnostics),
    `API: ${lookupSettings.version}, found ${JSON.stringify(diagnostics.endpointVersions?.offers ?? {})}`,
    `Fresh for: ${lookupSettings.freshHours} h`,
    `Daily limit: ${lookupSettings.dailyLimit ?? 'none'}`,
    `Look-ups: ${countLookups(usage, today)} today, ${countLookups(usage, month)} this month, ${countLookups(usage, month, 'survey')} of them by batches`,
    '',
    `Cache: in ${cache.storage}, ${cache.gpts} GPTs, ${cache.negatives} negative entries, ${cache.pictures} pictures, ${cache.bytes} bytes`,
    `Last cache error: ${cache.lastError ?? 'none'}`,
    `Last recording error: ${diagnostics.bookkeeping ?? 'none'}`,
    '',
    `Last failures: ${diagnostics.failures.length || 'none'}`,
    ...diagnostics.failures.map(toFailureLine),
  ].join('\n');
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
  const access = await gatewaySetting.getValue();
  const scope = await readScope();
  const origin = access ? new URL(access.baseUrl).origin : undefined;
  return formatDiagnostics({
    version: browser.runtime.getManifest().version,
    userAgent: navigator.userAgent,
    language: browser.i18n.getUILanguage(),
    gatewayOrigin: origin,
    isKeySaved: access !== null,
    isAllowed: origin !== undefined && (await isAllowed(origin)),
    sites: scope.sites,
    isPaused: isPaused(scope),
    lookupSettings: await lookupSetting.getValue(),
    endpointVersions: await endpointVersionsState.getValue(),
    usage: await usageState.getValue(),
    cache: await cache.getStats(),
    bookkeeping,
    failures: await failuresState.getValue(),
    now: Date.now(),
  });
}
