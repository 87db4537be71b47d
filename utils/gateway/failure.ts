/**
 * The gateway's own words. They may speak of the account: they are for the extension's pages. A web
 * page is only told that there are some.
 */
interface GatewayMessage {
  said?: string;
  isSilenced?: true;
}

/** Why the gateway could not be read: one kind for each case that a person can do something else about. */
export type Failure =
  | { kind: 'no-key' }
  | ({ kind: 'key-refused'; reason?: KeyProblem } & GatewayMessage)
  | ({ kind: 'balance-used-up' } & GatewayMessage)
  | ({ kind: 'forbidden' } & GatewayMessage)
  /** `retryAt`: milliseconds since 1970. */
  | ({ kind: 'rate-limited'; retryAt?: number } & GatewayMessage)
  | ({ kind: 'unknown-gpt' } & GatewayMessage)
  /** The gateway passes requests on, and has nobody to pass this one to. */
  | ({ kind: 'no-channel' } & GatewayMessage)
  | ({ kind: 'endpoint-missing' } & GatewayMessage)
  /** An HTML page: the address leads to something else than the gateway's API. */
  | { kind: 'not-a-gateway' }
  /** The address sends on to another one, where the key must not follow. */
  | { kind: 'redirected' }
  | { kind: 'unreadable' }
  | ({ kind: 'refused' } & GatewayMessage)
  | ({ kind: 'server-error'; status: number } & GatewayMessage)
  | { kind: 'timeout'; seconds: number }
  | { kind: 'offline' }
  | { kind: 'unreachable' }
  /** The browser's user has withdrawn the access to the gateway's site. */
  | { kind: 'no-access' }
  /** The user's own limit of look-ups for a day. */
  | { kind: 'limit-reached' }
  /** A page has caused more look-ups than a person's hand does. */
  | { kind: 'too-fast' }
  /** The background was stopped before it could answer. */
  | { kind: 'interrupted' };

export type FailureKind = Failure['kind'];

export type KeyProblem = 'missing' | 'expired' | 'disabled' | 'exhausted';

/** The one thing that helps: change the settings, try again, or allow access to the gateway's site. */
export type RecoveryAction = 'settings' | 'retry' | 'access';

const RECOVERY_ACTIONS: Record<FailureKind, RecoveryAction> = {
  'no-key': 'settings',
  'key-refused': 'settings',
  'balance-used-up': 'settings',
  forbidden: 'settings',
  'rate-limited': 'retry',
  'unknown-gpt': 'retry',
  'no-channel': 'retry',
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
  'limit-reached': 'settings',
  'too-fast': 'retry',
  interrupted: 'retry',
};

export function getRecoveryAction({ kind }: Failure): RecoveryAction {
  return RECOVERY_ACTIONS[kind];
}

/** The gateway's own words about a failure. */
export function getGatewayMessage(failure: Failure): string | undefined {
  return 'said' in failure ? failure.said : undefined;
}

/** The same failure as a web page may know it. */
export function removeGatewayMessage(failure: Failure): Failure {
  if (!getGatewayMessage(failure)) return failure;
  return { ...failure, said: undefined, isSilenced: true } as Failure;
}

/** Either a value or the reason why there is none. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}
