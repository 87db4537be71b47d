import type { VersionChoice } from '../gateway/endpoints.ts';

/** How look-ups are made and how many. */
export interface LookupSettings {
  version: VersionChoice;
  /** A reading younger than this is not asked for again. Ratings and tools of a GPT change over days. */
  freshHours: number;
  /** Look-ups a day, of all kinds; `null` for as many as one likes. */
  dailyLimit: number | null;
}

export const DEFAULT_LOOKUPS: LookupSettings = {
  version: 'auto',
  freshHours: 24,
  dailyLimit: null,
};
