/** Stored: field names must not change. */
export interface LookupSettings {
  /** Cached GPTs younger than this are not looked up again. Ratings and tools of a GPT change within days. */
  freshHours: number;
  /** Maximum number of look-ups per day, for all gateways and reasons together; `null` for no limit. */
  dailyLimit: number | null;
  /**
   * Whether to ask the next gateway when one does not know a GPT or is out of balance. Off by default, because a second
   * look-up may cost money, too.
   */
  asksNext: boolean;
  /** Whether to read the balance when popup or options open. Off by default, because it contacts the gateway. */
  readsBalance: boolean;
}

export const DEFAULT_LOOKUPS: LookupSettings = {
  freshHours: 24,
  dailyLimit: null,
  asksNext: false,
  readsBalance: false,
};
