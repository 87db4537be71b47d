import type { ServerResponse } from 'node:http';
import type { Answer } from '../answers.ts';
import type { Finding } from '../ordinary-answer.ts';
import type { FaultKind } from './kinds.ts';

/** A way to fail, for one id or for every request, for ever or a few times. */
export interface Fault {
  /** What happens; of several kinds, one is drawn for each request. */
  kind: FaultKind | readonly FaultKind[];
  /** Only look-ups of this id fail. Without it, all do. */
  id?: string;
  /** Only this family of endpoints fails, or this one. */
  endpoint?: 'v1' | 'v2' | 'id-v1' | 'id-v2' | 'search-v1' | 'search-v2';
  /** After so many failures, all is well again. */
  times?: number;
  /** From 0 to 1: the share of look-ups that fail. */
  probability?: number;
  /** The answer comes so many milliseconds late. */
  delayMs?: number;
  /** For the rate limits: what `Retry-After` says. */
  retryAfterSeconds?: number;
  /** For the rate limits: the same, word for word. */
  retryAfter?: string;
  /** For `redirect`: the address to go to. */
  location?: string;
}

/** What a failing answer can be made from. */
export interface FaultContext {
  fault: Fault;
  method: string;
  path: string;
  query: URLSearchParams;
  finding: Finding;
  /** What would have been answered. */
  ordinary: Answer;
}

/** What a whole answer cannot express: it writes, waits or hangs up by itself. */
type Misbehaviour = (response: ServerResponse) => void;

export type FaultTable = Record<string, (context: FaultContext) => Answer | Misbehaviour>;
