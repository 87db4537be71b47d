import { TimeoutError } from '../with-timeout.ts';
import { errorName } from './error-name.ts';

/** What an open is rejected with while another tab holds an older version and does not let go. */
export const BLOCKED = 'BlockedError';

/** Why a database cannot be had, as far as it is known: a newer GPT Lens made it, or it does not answer. */
export type DatabaseTrouble = 'newer' | 'stuck' | 'unknown';

/** Of anything that was thrown; what is no trouble of a database is unknown. */
export function troubleOf(error: unknown): DatabaseTrouble {
  if (error instanceof TimeoutError) return 'stuck';
  switch (errorName(error)) {
    case 'VersionError':
      return 'newer';
    case BLOCKED:
      return 'stuck';
    default:
      return 'unknown';
  }
}
