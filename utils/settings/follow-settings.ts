/** The automatic checks of followed GPTs. Stored: field names must not change. */
export interface FollowSettings {
  /** Off by default, because every check is a look-up. */
  checks: 'never' | 'day' | 'week';
  /** Whether to show a notification of changes. */
  notifies: boolean;
}

export const DEFAULT_FOLLOW: FollowSettings = { checks: 'never', notifies: false };

const DAY_MS = 24 * 60 * 60 * 1000;

/** The time between two checks of a followed GPT in milliseconds; `undefined` if checks are off. */
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
