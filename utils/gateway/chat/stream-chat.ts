import { TimeoutError, withTimeout } from '../../lib/with-timeout.ts';
import { type Failure, failed, ok, type Result } from '../failure.ts';
import { type HttpResponse, parseResponse } from '../parse-response.ts';
import {
  createDecoder,
  FETCH_OPTIONS,
  findConnectionFailure,
  type GatewayAccess,
  type IsAllowed,
  isRedirect,
  toHttpResponse,
} from '../request.ts';
import { createAnswerReader } from './answer-reader.ts';
import type { ChatEnd, ChatEvent, ChatMessage } from './chat.ts';

/**
 * For the response to begin. Gateways that do not stream begin when the whole answer is there. Proxies before gateways
 * give up after 60 to 100 s and say so, which tells more than this limit does.
 */
export const START_LIMIT_MS = 120_000;

/**
 * Without a single byte. Gateways give up after 60 s of silence of their upstream, and those that wait longer send
 * comments meanwhile. There is no limit for the whole answer: long ones take many minutes, and the user can stop them.
 */
export const IDLE_LIMIT_MS = 90_000;

/**
 * After the model has said why it stopped. Some gateways send neither `[DONE]` nor close the connection; those that count
 * tokens send the count at once.
 */
export const GRACE_MS = 3000;

const PATH = '/v1/chat/completions';

export interface ChatRequest {
  model: string;
  messages: ChatMessage[];
}

export interface ChatOptions {
  /** Called only after the request failed without a response. */
  isAllowed: IsAllowed;
  signal?: AbortSignal;
  /** Called before the request. Returning a failure cancels it. */
  beforeRequest?(): Promise<Failure | undefined>;
}

/**
 * Sends a message to a model and yields the answer as it arrives, then returns how it ended. Sends exactly one request,
 * because each may be charged: no retry, no other model. Throws the signal's reason as soon as it aborts, and nothing
 * else. Leaving the generator early closes the connection; the gateway may charge the rest of the answer nevertheless.
 */
export async function* streamChat(
  access: GatewayAccess,
  request: ChatRequest,
  { isAllowed, signal, beforeRequest }: ChatOptions,
): AsyncGenerator<ChatEvent, ChatEnd> {
  const blocked = await beforeRequest?.();
  if (blocked) return { at: 'failed', failure: blocked };

  const connection = new AbortController();
  const either = signal ? AbortSignal.any([signal, connection.signal]) : connection.signal;
  try {
    const result = await send(access, request, isAllowed, either);
    if (!result.ok) return { at: 'failed', failure: result.failure };
    return yield* readAnswer(result.value, either);
  } finally {
    connection.abort();
  }
}

async function send(
  { baseUrl, apiKey }: GatewayAccess,
  { model, messages }: ChatRequest,
  isAllowed: IsAllowed,
  signal: AbortSignal,
): Promise<Result<Response>> {
  let response: Response;
  try {
    const fetching = fetch(baseUrl + PATH, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${apiKey}`,
        Accept: 'text/event-stream, application/json',
        'Content-Type': 'application/json',
      },
      // Without `include_usage`, gateways leave out the count of tokens.
      body: JSON.stringify({
        model,
        messages,
        stream: true,
        stream_options: { include_usage: true },
      }),
      signal,
      ...FETCH_OPTIONS,
    });
    response = await withTimeout(fetching, START_LIMIT_MS, 'The response');
  } catch (error) {
    if (signal.aborted) throw error;
    return failed(
      isLate(error) ? late(START_LIMIT_MS) : await findConnectionFailure(baseUrl, isAllowed),
    );
  }
  if (isRedirect(response)) return failed({ kind: 'redirected' });
  return response.ok ? ok(response) : failed(await readError(response, signal));
}

/** The failure that a response with an error status describes. */
async function readError(response: Response, signal: AbortSignal): Promise<Failure> {
  const { status } = response;
  let received: HttpResponse;
  try {
    received = await withTimeout(toHttpResponse(response), IDLE_LIMIT_MS, 'The error');
  } catch (error) {
    if (signal.aborted) throw error;
    // The status says enough.
    received = { status, contentType: '', body: '' };
  }
  // Some gateways send an event stream with an error status.
  const [, data] = /^\s*(?:event:.*\s+)?data:(.*)/.exec(received.body) ?? [];
  const result = parseResponse({ ...received, body: data ?? received.body }, { isChat: true });
  return result.ok ? { kind: 'unreadable' } : result.failure;
}

async function* readAnswer(
  response: Response,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent, ChatEnd> {
  const contentType = response.headers.get('content-type') ?? '';
  const answer = createAnswerReader(contentType);
  // One for all pieces, because a character may be split between two.
  const decoder = createDecoder(contentType);
  const body = response.body?.getReader();
  let graceEnd = Number.POSITIVE_INFINITY;
  let piece: Piece = 'end';

  while (body && !answer.isOver()) {
    const limit = Math.min(IDLE_LIMIT_MS, graceEnd - performance.now());
    piece = await readPiece(body, limit, signal);
    if (typeof piece === 'string') break;
    const events = answer.read(decoder.decode(piece, { stream: true }));
    yield* events;
    // Comments do not prolong the grace, but text does: some gateways send a reason to stop with every piece.
    const isTextAdded = events.some((event) => event.type !== 'tokens');
    const isGraceStarting = graceEnd === Number.POSITIVE_INFINITY || isTextAdded;
    if (answer.isFinished() && isGraceStarting) graceEnd = performance.now() + GRACE_MS;
  }

  yield* answer.read(decoder.decode());
  yield* answer.close(piece === 'end');
  if (piece === 'late' && !answer.isFinished()) {
    return { at: 'failed', failure: late(IDLE_LIMIT_MS) };
  }
  const end = answer.getEnd();
  const isOffline = piece === 'broken' && navigator.onLine === false;
  return end.at === 'empty' && isOffline ? { at: 'failed', failure: { kind: 'offline' } } : end;
}

/** The next bytes of a body, or why there are none. */
type Piece = Uint8Array<ArrayBuffer> | 'end' | 'late' | 'broken';

async function readPiece(
  body: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  limitMs: number,
  signal: AbortSignal,
): Promise<Piece> {
  try {
    const { done, value } = await withTimeout(body.read(), limitMs, 'The answer');
    return done ? 'end' : value;
  } catch (error) {
    if (signal.aborted) throw error;
    return isLate(error) ? 'late' : 'broken';
  }
}

function isLate(error: unknown): boolean {
  return error instanceof TimeoutError;
}

function late(ms: number): Failure {
  return { kind: 'timeout', seconds: ms / 1000 };
}
