import type { ServerResponse } from 'node:http';
import type { Answer } from '../answers.ts';
import type { Finding } from '../ordinary-answer.ts';
import type { FaultKind } from './kinds.ts';

/** A fault, for one id or all requests, permanent or for a number of requests. */
export interface Fault {
  /** What happens; of several kinds, one is drawn for each request. */
  kind: FaultKind | readonly FaultKind[];
  /** Only look-ups of this id fail. Without it, all do. */
  id?: string;
  /** Only this endpoint version or this endpoint fails. */
  endpoint?: 'v1' | 'v2' | 'id-v1' | 'id-v2' | 'search-v1' | 'search-v2';
  /** The number of failures after which the fault is removed. */
  times?: number;
  /** The share of look-ups that fail, from 0 to 1. */
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
  finding: Finding;
  /** The response without the fault. */
  ordinary: Answer;
}

/** A fault that a complete response cannot express: it writes, waits or disconnects itself. */
type Misbehaviour = (response: ServerResponse) => void;

export type FaultTable = Record<string, (context: FaultContext) => Answer | Misbehaviour>;
