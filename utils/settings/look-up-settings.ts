import type { VersionChoice } from '../gateway/endpoints.ts';

/** How look-ups are made and how many. */
export interface LookUpSettings {
  version: VersionChoice;
  /** A reading younger than this is not asked for again. Ratings and tools of a GPT change over days. */
  freshHours: number;
  /** Look-ups a day, of all kinds; `null` for as many as one likes. */
  dailyLimit: number | null;
}

export const DEFAULT_LOOK_UPS: LookUpSettings = {
  version: 'auto',
  freshHours: 24,
  dailyLimit: null,
};
