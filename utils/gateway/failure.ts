/**
 * Why the gateway could not be read: one kind for each case that a person can do something else about.
 * `said` is the gateway's own word. It may speak of the account: it is for the extension's pages, never for a web page.
 */
export type Failure =
  | { kind: 'no-key' }
  | { kind: 'key-refused'; reason?: KeyTrouble; said?: string }
  | { kind: 'balance-used-up'; said?: string }
  | { kind: 'forbidden'; said?: string }
  /** `retryAt`: milliseconds since 1970. */
  | { kind: 'rate-limited'; retryAt?: number; said?: string }
  | { kind: 'unknown-gpt'; said?: string }
  | { kind: 'endpoint-missing'; said?: string }
  /** An HTML page: the address leads to something else than the gateway's API. */
  | { kind: 'not-a-gateway' }
  /** The address sends on to another one, where the key must not follow. */
  | { kind: 'redirected' }
  | { kind: 'unreadable' }
  | { kind: 'refused'; said?: string }
  | { kind: 'server-error'; status: number; said?: string }
  | { kind: 'timeout'; seconds: number }
  | { kind: 'offline' }
  | { kind: 'unreachable' }
  /** The browser's user has withdrawn the access to the gateway's site. */
  | { kind: 'no-access' }
  /** The background was stopped before it could answer. */
  | { kind: 'interrupted' };

export type FailureKind = Failure['kind'];

export type KeyTrouble = 'missing' | 'expired' | 'disabled' | 'exhausted';

/** The one thing that helps: change the settings, try again, or allow access to the gateway's site. */
export type WayOut = 'settings' | 'retry' | 'access';

const WAYS_OUT: Record<FailureKind, WayOut> = {
  'no-key': 'settings',
  'key-refused': 'settings',
  'balance-used-up': 'settings',
  forbidden: 'settings',
  'rate-limited': 'retry',
  'unknown-gpt': 'retry',
  'endpoint-missing': 'settings',
  'not-a-gateway': 'settings',
  redirected: 'settings',
  unreadable: 'retry',
  refused: 'retry',
  'server-error': 'retry',
  timeout: 'retry',
  offline: 'retry',
  unreachable: 'retry',
  'no-access': 'access',
  interrupted: 'retry',
};

export function wayOut({ kind }: Failure): WayOut {
  return WAYS_OUT[kind];
}

/** The same failure without the gateway's own words. */
export function withoutWords(failure: Failure): Failure {
  const { said: _, ...rest } = failure as Failure & { said?: string };
  return rest as Failure;
}

/** Either a value or the reason why there is none. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}
