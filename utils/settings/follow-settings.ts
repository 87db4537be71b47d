/** How followed GPTs are looked up without anybody pointing at them. */
export interface FollowSettings {
  /** Off unless it is chosen: every check is a look-up. */
  checks: 'never' | 'day' | 'week';
  /** Whether a notification tells what has changed. */
  notifies: boolean;
}

export const DEFAULT_FOLLOW: FollowSettings = { checks: 'never', notifies: false };

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long after it was last read a followed GPT is looked up again, in milliseconds; never where there is none. */
export function getCheckInterval({ checks }: FollowSettings): number | undefined {
  switch (checks) {
    case 'never':
      return undefined;
    case 'day':
      return DAY_MS;
    case 'week':
      return 7 * DAY_MS;
  }
}
