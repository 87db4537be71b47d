import type { LibraryState } from '../../lookup/cache/cache.ts';
import type { LoggedFailure } from '../../lookup/failure-log.ts';
import { countOf, dayOf, type Tally } from '../../lookup/usage.ts';
import type { LookUpSettings } from '../../settings/look-up-settings.ts';
import type { KnownOffers } from '../../settings/settings.ts';
import type { Sites } from '../../settings/sites.ts';

export interface Findings {
  version: string;
  userAgent: string;
  language: string;
  /** Without path or key: the address alone. */
  gatewayOrigin: string | undefined;
  isKeySaved: boolean;
  isAllowed: boolean;
  sites: Sites;
  isPaused: boolean;
  lookUps: LookUpSettings;
  offers: KnownOffers | null;
  tally: Tally;
  library: LibraryState;
  /** The last thing that could not be written down beside a look-up, with its time. */
  bookkeeping: string | undefined;
  failures: LoggedFailure[];
  /** Milliseconds since 1970. */
  now: number;
}

/** What a maintainer needs to help, as a text to paste; never the key, an id, or a page. In English: it is for reports. */
export function diagnosticsText(found: Findings): string {
  const { lookUps, library, tally, now } = found;
  const today = dayOf(now);
  const month = today.slice(0, 7);
  return [
    `GPT Lens ${found.version}, ${new Date(now).toISOString()}`,
    found.userAgent,
    `Browser language: ${found.language}`,
    '',
    `Gateway: ${found.gatewayOrigin ?? 'not set up'}`,
    `Key: ${found.isKeySaved ? 'saved' : 'none'}`,
    `Access to its site: ${found.isAllowed ? 'allowed' : 'withdrawn'}`,
    whereLine(found),
    `API: ${lookUps.version}, found ${JSON.stringify(found.offers?.offers ?? {})}`,
    `Fresh for: ${lookUps.freshHours} h`,
    `Daily limit: ${lookUps.dailyLimit ?? 'none'}`,
    `Look-ups: ${countOf(tally, today)} today, ${countOf(tally, month)} this month, ${countOf(tally, month, 'survey')} of them by surveys`,
    '',
    `Library: in ${library.keptIn}, ${library.readings} GPTs, ${library.absences} absent, ${library.pictures} pictures, ${library.bytes} bytes`,
    `Library's trouble: ${library.problem ?? 'none'}`,
    `Not written down: ${found.bookkeeping ?? 'none'}`,
    '',
    `Last failures: ${found.failures.length || 'none'}`,
    ...found.failures.map(failureLine),
  ].join('\n');
}

/** Whether and where it works; no site is named. */
function whereLine({ sites, isPaused }: Findings): string {
  const where = sites.mode === 'only' ? 'only on' : 'everywhere except on';
  return `Works: ${where} ${sites[sites.mode].length} sites${isPaused ? ', paused' : ''}`;
}

function failureLine({ at, kind, status, reason, milliseconds }: LoggedFailure): string {
  const what = status ? `${kind} ${status}` : kind;
  return `- ${new Date(at).toISOString()} ${what} (${reason}, after ${milliseconds} ms)`;
}
