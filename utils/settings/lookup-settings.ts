import type { VersionChoice } from '../gateway/endpoints.ts';

/** Stored: field names must not change. */
export interface LookupSettings {
  version: VersionChoice;
  /** Cached GPTs younger than this are not looked up again. Ratings and tools of a GPT change within days. */
  freshHours: number;
  /** Maximum number of look-ups per day, for all reasons together; `null` for no limit. */
  dailyLimit: number | null;
}

export const DEFAULT_LOOKUPS: LookupSettings = {
  version: 'auto',
  freshHours: 24,
  dailyLimit: null,
};
