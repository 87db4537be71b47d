import type { ServerResponse } from 'node:http';
import { setTimeout as wait, setImmediate as yieldOnce } from 'node:timers/promises';
import { CORS_HEADERS } from '../answers.ts';
import type { ChatFault } from '../faults/chat/chat-fault.ts';
import { hangUp } from '../hang-up.ts';
import { type ChatAnswer, toChunks } from './answer.ts';

const EVENT_STREAM = 'text/event-stream';
export const DONE = 'data: [DONE]\n\n';

/** Streams an answer as server-sent events, or as a fault changes them. Returns early if the client leaves. */
export async function streamAnswer(
  response: ServerResponse,
  answer: ChatAnswer,
  { chunks, frames, type = EVENT_STREAM, ending = 'end', cutsBytes }: ChatFault,
): Promise<void> {
  const plain = toChunks(answer);
  const ordinary = [...(chunks?.(plain) ?? plain).map(toFrame), DONE];
  const sent = frames?.(ordinary, answer) ?? ordinary;

  response.writeHead(200, {
    ...CORS_HEADERS,
    'Content-Type': type,
    'Cache-Control': 'no-cache',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  const pace = createPace(answer.tokensPerSecond);
  for (const frame of sent) {
    await pace();
    for (const piece of cutsBytes ? cutAnywhere(frame) : [frame]) {
      if (response.destroyed) return;
      const isFull = !response.write(piece);
      if (isFull) await untilDrained(response);
      if (cutsBytes) await yieldOnce();
    }
  }
  if (ending === 'end') response.end();
  else if (ending === 'reset') response.write('', () => hangUp(response));
}

export function toFrame(chunk: unknown): string {
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

/** Waits before each frame so that there are so many in a second. */
function createPace(framesPerSecond: number | undefined): () => Promise<void> {
  if (framesPerSecond === undefined) return async () => {};
  const startedAt = performance.now();
  let sent = 0;
  return async () => {
    const dueIn = startedAt + (sent * 1000) / framesPerSecond - performance.now();
    sent += 1;
    // Timers are no finer than this, so several frames follow one another at once.
    if (dueIn >= 1) await wait(dueIn, undefined, { ref: false });
  };
}

/** Sizes of the pieces of a cut stream. None divides the bytes of all Chinese characters or emoji. */
const CUTS = [1, 2, 5, 3, 7, 4, 11];

/** Cuts a text into pieces of a few bytes, also inside of characters. */
function* cutAnywhere(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text);
  let start = 0;
  for (let at = 0; start < bytes.length; at++) {
    const end = start + (CUTS[at % CUTS.length] ?? 1);
    yield bytes.subarray(start, end);
    start = end;
  }
}

/** Resolves when the client has read what was sent, or has left. */
function untilDrained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });
}
