import type { ServerResponse } from 'node:http';
import type { Answer } from '../answers.ts';
import type { Finding } from '../ordinary-answer.ts';
import type { FaultKind } from './kinds.ts';
import type { FaultScope } from './scopes.ts';

/** A fault, for one id or all requests to some endpoints, permanent or for a number of requests. */
export interface Fault {
  /** What happens; of several kinds, one is drawn for each request. */
  kind: FaultKind | readonly FaultKind[];
  /** Only look-ups of this id and chats with this GPT fail. Without it, all do. */
  id?: string;
  /** The endpoints that fail. Without it, all look-ups do, or the endpoints that the kind is made for. */
  endpoint?: FaultScope;
  /** The number of failures after which the fault is removed. */
  times?: number;
  /** The share of requests that fail, from 0 to 1. */
  probability?: number;
  /** The delay of the response in milliseconds. */
  delayMs?: number;
  /** The seconds in `Retry-After`, for rate limits. */
  retryAfterSeconds?: number;
  /** The literal value of `Retry-After`, for rate limits. */
  retryAfter?: string;
  /** The target of a `redirect`. */
  location?: string;
}

/** The input from which a faulty response is made. */
export interface FaultContext {
  fault: Fault;
  method: string;
  path: string;
  query: URLSearchParams;
  /** Null for a request that is no look-up. */
  finding: Finding | null;
  /** The response without the fault. */
  ordinary: Answer;
}

/** A fault that a complete response cannot express: it writes, waits or disconnects itself. */
type Misbehaviour = (response: ServerResponse) => void;

export type FaultTable = Record<string, (context: FaultContext) => Answer | Misbehaviour>;
