import type { AccountEndpoint } from '../account/endpoints.ts';
import type { AccountContext, AccountFault } from './account/account-fault.ts';
import { keyRefusals } from './account/keys.ts';
import { type AccountFaultKind, accountTable } from './account/kinds.ts';
import { breakdowns } from './breakdowns.ts';
import { type ChatFaultKind, chatTable } from './chat/kinds.ts';
import type { FaultContext, FaultTable } from './fault.ts';
import { hostile } from './hostile.ts';
import { pages } from './pages.ts';
import { refusals } from './refusals.ts';
import { schemas } from './schemas.ts';
import type { AnyEndpoint } from './scopes.ts';
import { shapes } from './shapes.ts';

/** Good responses in another form. */
const goodTable = { ...shapes, ...pages, ...schemas };

const table = { ...refusals, ...breakdowns, ...hostile, ...goodTable };

/** A fault, or an alternative shape of a good response, that any endpoint can have. */
type GeneralFaultKind = keyof typeof table;

/** The name of a fault, or of an alternative shape of a good response. */
export type FaultKind = GeneralFaultKind | AccountFaultKind | ChatFaultKind;

/** The kinds that look-ups can have, for tests that try each of them. */
export const lookupFaultKinds = Object.keys(table) as GeneralFaultKind[];

/** All kinds, for help texts and for tests that try each of them. */
export const faultKinds = [
  ...lookupFaultKinds,
  ...Object.keys(accountTable),
  ...Object.keys(chatTable),
] as FaultKind[];

export function isFaultKind(text: unknown): text is FaultKind {
  return typeof text === 'string' && faultKinds.some((kind) => kind === text);
}

/** The endpoints of a kind that applies only to some, or null if any endpoint can have it. */
export function ownEndpoints(kind: FaultKind): AnyEndpoint[] | null {
  if (isChatKind(kind)) return ['chat'];
  return isAccountKind(kind) ? (Object.keys(accountTable[kind]) as AccountEndpoint[]) : null;
}

function isAccountKind(kind: FaultKind): kind is AccountFaultKind {
  return Object.hasOwn(accountTable, kind);
}

function isChatKind(kind: FaultKind): kind is ChatFaultKind {
  return Object.hasOwn(chatTable, kind);
}

/** Whether a look-up with this fault still returns what was asked for, so that the gateway charges it. */
export function isGoodAnswer(kind: FaultKind): boolean {
  return Object.hasOwn(goodTable, kind);
}

/** The response of a fault to a look-up, or of a general fault to any other request. */
export function failLookup(kind: FaultKind, context: FaultContext): ReturnType<FaultTable[string]> {
  if (isAccountKind(kind) || isChatKind(kind)) return context.ordinary;
  const fault: FaultTable[string] = table[kind];
  return fault(context);
}

/** The response of a fault at an endpoint that tells about the gateway or the account. */
export function failAccountRequest(
  kind: FaultKind,
  endpoint: AccountEndpoint,
  context: AccountContext,
): ReturnType<FaultTable[string]> {
  const own: AccountFault | undefined = isAccountKind(kind)
    ? accountTable[kind]
    : keyRefusals[kind];
  return own?.[endpoint]?.(context) ?? failLookup(kind, context);
}
