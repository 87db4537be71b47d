import { errorName } from '../errors.ts';
import { TimeoutError } from '../with-timeout.ts';

/** The name of the error while another tab holds an older version of the database open. */
export const BLOCKED = 'BlockedError';

/** Why a database cannot be opened: a newer GPT Lens created it, it does not respond, or another reason. */
export type DatabaseProblem = 'newer' | 'stuck' | 'unknown';

/** Classifies any thrown value; errors that do not come from a database are `unknown`. */
export function getDatabaseProblem(error: unknown): DatabaseProblem {
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
