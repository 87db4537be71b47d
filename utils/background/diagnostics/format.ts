import type { CacheStats } from '../../lookup/cache/cache.ts';
import type { LoggedFailure } from '../../lookup/failure-log.ts';
import { countLookups, toLocalDay, type UsageByDay } from '../../lookup/usage.ts';
import type { LookupSettings } from '../../settings/lookup-settings.ts';
import type { SavedEndpointVersions } from '../../settings/settings.ts';
import type { Sites } from '../../settings/sites.ts';

export interface Diagnostics {
  version: string;
  userAgent: string;
  language: string;
  /** Without path or key: the address alone. */
  gatewayOrigin: string | undefined;
  isKeySaved: boolean;
  isAllowed: boolean;
  sites: Sites;
  isPaused: boolean;
  lookupSettings: LookupSettings;
  endpointVersions: SavedEndpointVersions | null;
  usage: UsageByDay;
  cache: CacheStats;
  /** The last thing that could not be written down beside a look-up, with its time. */
  bookkeeping: string | undefined;
  failures: LoggedFailure[];
  /** Milliseconds since 1970. */
  now: number;
}

/** What a maintainer needs to help, as a text to paste; never the key, an id, or a page. In English: it is for reports. */
export function formatDiagnostics(diagnostics: Diagnostics): string {
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
    `Access to its site: ${diagnostics.isAllowed ? 'allowed' : 'withdrawn'}`,
    toScopeLine(diagnostics),
    `API: ${lookupSettings.version}, found ${JSON.stringify(diagnostics.endpointVersions?.offers ?? {})}`,
    `Fresh for: ${lookupSettings.freshHours} h`,
    `Daily limit: ${lookupSettings.dailyLimit ?? 'none'}`,
    `Look-ups: ${countLookups(usage, today)} today, ${countLookups(usage, month)} this month, ${countLookups(usage, month, 'survey')} of them by surveys`,
    '',
    `Library: in ${cache.storage}, ${cache.gpts} GPTs, ${cache.negatives} absent, ${cache.pictures} pictures, ${cache.bytes} bytes`,
    `Library's trouble: ${cache.lastError ?? 'none'}`,
    `Not written down: ${diagnostics.bookkeeping ?? 'none'}`,
    '',
    `Last failures: ${diagnostics.failures.length || 'none'}`,
    ...diagnostics.failures.map(toFailureLine),
  ].join('\n');
}

/** Whether and where it works; no site is named. */
function toScopeLine({ sites, isPaused }: Diagnostics): string {
  const scope = sites.mode === 'only' ? 'only on' : 'everywhere except on';
  return `Works: ${scope} ${sites[sites.mode].length} sites${isPaused ? ', paused' : ''}`;
}

function toFailureLine({ at, kind, status, reason, milliseconds }: LoggedFailure): string {
  const failure = status ? `${kind} ${status}` : kind;
  return `- ${new Date(at).toISOString()} ${failure} (${reason}, after ${milliseconds} ms)`;
}
