import type { Failure } from './failure.ts';

/** What a failed look-up means for the rest of a survey. */
export type FailureScope =
  /** Every further look-up would fail the same way until somebody does something. */
  | 'all'
  /** The gateway asks for a pause. */
  | 'pause'
  /** The GPT is not there, and that is an answer. */
  | 'answer'
  /** This look-up failed; the next may not. */
  | 'one';

export function scopeOf({ kind }: Failure): FailureScope {
  switch (kind) {
    case 'no-key':
    case 'key-refused':
    case 'balance-used-up':
    case 'forbidden':
    case 'endpoint-missing':
    case 'not-a-gateway':
    case 'redirected':
    case 'offline':
    case 'no-access':
    case 'limit-reached':
      return 'all';
    case 'rate-limited':
      return 'pause';
    case 'unknown-gpt':
      return 'answer';
    case 'unreadable':
    case 'refused':
    case 'server-error':
    case 'timeout':
    case 'unreachable':
    case 'too-fast':
    case 'interrupted':
      return 'one';
  }
}
