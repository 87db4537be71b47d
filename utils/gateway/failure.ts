/**
 * The gateway's error message. It may contain account details, so only extension pages get `said`; a web page gets
 * `isSilenced` instead. Stored: field names must not change.
 */
interface GatewayMessage {
  said?: string;
  isSilenced?: true;
}

/**
 * Why a lookup or a chat failed. Cases that need different user actions have different kinds. Stored: kinds and field
 * names must not change.
 */
export type Failure =
  | { kind: 'no-key' }
  | ({ kind: 'key-refused'; reason?: KeyProblem } & GatewayMessage)
  | ({ kind: 'balance-used-up' } & GatewayMessage)
  | ({ kind: 'forbidden' } & GatewayMessage)
  /** `retryAt`: milliseconds since 1970. */
  | ({ kind: 'rate-limited'; retryAt?: number } & GatewayMessage)
  | ({ kind: 'unknown-gpt' } & GatewayMessage)
  /** The gateway forwards requests to an upstream channel, and none is available for this request. */
  | ({ kind: 'no-channel' } & GatewayMessage)
  | ({ kind: 'endpoint-missing' } & GatewayMessage)
  /** The response is an HTML page, so the URL does not belong to a gateway's API. */
  | { kind: 'not-a-gateway' }
  /** The gateway redirects to another URL. The key must not be sent there. */
  | { kind: 'redirected' }
  | { kind: 'unreadable' }
  | ({ kind: 'refused' } & GatewayMessage)
  | ({ kind: 'server-error'; status: number } & GatewayMessage)
  /** The message, with its attachments and the conversation before it, is more than the gateway or the model takes. */
  | ({ kind: 'too-large' } & GatewayMessage)
  /** A filter of the gateway or the model refused the text of a chat. */
  | ({ kind: 'content-refused' } & GatewayMessage)
  /** The gateway's operator has set no price for the model of a chat. */
  | ({ kind: 'price-not-set' } & GatewayMessage)
  | { kind: 'timeout'; seconds: number }
  | { kind: 'offline' }
  | { kind: 'unreachable' }
  /** The user has revoked the extension's access to the gateway's site. */
  | { kind: 'no-access' }
  /** A daily limit of the user is reached: that of one gateway, or without `gatewayId` that of all together. */
  | { kind: 'limit-reached'; gatewayId?: string }
  /** A page has reached the page rate limit: it caused more look-ups than manual use does. */
  | { kind: 'too-fast' }
  /** The browser stopped the background before it responded. */
  | { kind: 'interrupted' };

export type FailureKind = Failure['kind'];

export type KeyProblem = 'missing' | 'expired' | 'disabled' | 'exhausted';

const NO_CONTACT: FailureKind[] = ['timeout', 'offline', 'unreachable', 'no-access'];

/** Whether the gateway could not be reached or did not respond. */
export function isWithoutContact({ kind }: Failure): boolean {
  return NO_CONTACT.includes(kind);
}

/** How the user can recover: change the settings, try again, or allow access to the gateway's site. */
export type RecoveryAction = 'settings' | 'retry' | 'access';

/** Failures after which trying again does not help. */
const RECOVERY_ACTIONS: Partial<Record<FailureKind, RecoveryAction>> = {
  'no-key': 'settings',
  'key-refused': 'settings',
  'balance-used-up': 'settings',
  forbidden: 'settings',
  'endpoint-missing': 'settings',
  'not-a-gateway': 'settings',
  redirected: 'settings',
  'price-not-set': 'settings',
  'no-access': 'access',
  'limit-reached': 'settings',
};

export function getRecoveryAction({ kind }: Failure): RecoveryAction {
  return RECOVERY_ACTIONS[kind] ?? 'retry';
}

/** The gateway's error message, if any. */
export function getGatewayMessage(failure: Failure): string | undefined {
  return 'said' in failure ? failure.said : undefined;
}

/** The failure without the gateway's message, safe to send to a web page. */
export function removeGatewayMessage(failure: Failure): Failure {
  if (!getGatewayMessage(failure)) return failure;
  return { ...failure, said: undefined, isSilenced: true } as Failure;
}

/** A value, or the reason why there is none. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}
