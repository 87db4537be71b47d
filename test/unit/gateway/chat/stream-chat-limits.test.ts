import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ChatEnd, ChatEvent } from '../../../../utils/gateway/chat/chat.ts';
import {
  GRACE_MS,
  IDLE_LIMIT_MS,
  START_LIMIT_MS,
  streamChat,
} from '../../../../utils/gateway/chat/stream-chat.ts';
import { type Answer, SSE, stream, textChunk, toAnswer } from '../../support/chat-answers.ts';

let body: ReadableStreamDefaultController<Uint8Array>;
let signal: AbortSignal | null | undefined;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A gateway that sends what the test says. */
function stubGateway(responseInit: ResponseInit = { headers: { 'Content-Type': SSE } }) {
  const readable = new ReadableStream<Uint8Array>({
    start(controller) {
      body = controller;
    },
  });
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    signal = init.signal;
    return new Response(readable, responseInit);
  });
}

function send(text: string) {
  body.enqueue(new TextEncoder().encode(text));
}

/** Reads an answer; `result` is set when it has ended. */
function ask() {
  const access = { baseUrl: 'https://gateway.example', apiKey: 'sk-test' };
  const request = { model: 'm', messages: [] };
  const answer = streamChat(access, request, { isAllowed: async () => true });
  const reading: { events: ChatEvent[]; result?: Answer } = { events: [] };
  const read = async (): Promise<ChatEnd> => {
    for (;;) {
      const next = await answer.next();
      if (next.done) return next.value;
      reading.events.push(next.value);
    }
  };
  void read().then((end) => {
    reading.result = toAnswer(reading.events, end);
  });
  return reading;
}

it('gives up if the response does not begin in time', async () => {
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    signal = init.signal;
    return new Promise(() => undefined);
  });
  const reading = ask();
  await vi.advanceTimersByTimeAsync(START_LIMIT_MS - 1);
  expect(reading.result).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  const failure = { kind: 'timeout', seconds: START_LIMIT_MS / 1000 };
  expect(reading.result?.end).toEqual({ at: 'failed', failure });
  expect(signal?.aborted).toBe(true);
});

it('gives up if nothing arrives in time, and keeps the text', async () => {
  stubGateway();
  const reading = ask();
  send(stream(textChunk('Hello')));
  await vi.advanceTimersByTimeAsync(IDLE_LIMIT_MS - 1);
  expect(reading.result).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(reading.result).toEqual({
    text: 'Hello',
    reasoning: '',
    end: { at: 'failed', failure: { kind: 'timeout', seconds: IDLE_LIMIT_MS / 1000 } },
  });
  expect(signal?.aborted).toBe(true);
});

it('waits as long as comments arrive, and has no limit for the whole answer', async () => {
  stubGateway();
  const reading = ask();
  for (let count = 0; count < 100; count++) {
    send(': PING\n\n');
    await vi.advanceTimersByTimeAsync(IDLE_LIMIT_MS - 1000);
  }
  expect(reading.result).toBeUndefined();
  send(`${stream(textChunk('Hello', 'stop'))}data: [DONE]\n\n`);
  await vi.advanceTimersByTimeAsync(0);
  expect(reading.result).toMatchObject({ text: 'Hello', end: { at: 'complete' } });
});

it('ends soon after the reason to stop, although the connection stays open', async () => {
  stubGateway();
  const reading = ask();
  send(stream(textChunk('Hello', 'stop')));
  await vi.advanceTimersByTimeAsync(GRACE_MS - 1);
  expect(reading.result).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(reading.result).toMatchObject({ text: 'Hello', end: { at: 'complete' } });
  expect(signal?.aborted).toBe(true);
});

it('waits for the count of tokens after the reason to stop', async () => {
  stubGateway();
  const reading = ask();
  send(stream(textChunk('Hello', 'stop')));
  await vi.advanceTimersByTimeAsync(GRACE_MS / 2);
  send(stream('{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}}'));
  await vi.advanceTimersByTimeAsync(GRACE_MS / 2);
  expect(reading.result).toMatchObject({
    tokens: { input: 1, output: 2 },
    end: { at: 'complete' },
  });
});

it('does not wait longer because comments arrive after the reason to stop', async () => {
  stubGateway();
  const reading = ask();
  send(stream(textChunk('Hello', 'stop')));
  for (let count = 0; count < 4; count++) {
    await vi.advanceTimersByTimeAsync(GRACE_MS / 4);
    if (!reading.result) send(': PING\n\n');
  }
  await vi.advanceTimersByTimeAsync(1);
  expect(reading.result).toMatchObject({ end: { at: 'complete' } });
});

it('reads on if text arrives after a reason to stop', async () => {
  stubGateway();
  const reading = ask();
  for (const word of ['one ', 'two ', 'three']) {
    send(stream(textChunk(word, 'stop')));
    await vi.advanceTimersByTimeAsync(GRACE_MS - 500);
  }
  expect(reading.result).toBeUndefined();
  await vi.advanceTimersByTimeAsync(500);
  expect(reading.result).toMatchObject({ text: 'one two three', end: { at: 'complete' } });
});

it('gives up the body of an error in time, and takes its status', async () => {
  stubGateway({ status: 503 });
  const reading = ask();
  await vi.advanceTimersByTimeAsync(IDLE_LIMIT_MS);
  expect(reading.result?.end).toMatchObject({ failure: { kind: 'server-error', status: 503 } });
});

it.each([
  ['says so if nothing has arrived', '', { at: 'failed', failure: { kind: 'offline' } }],
  ['is cut off after some text', stream(textChunk('Hello')), { at: 'cut-off', by: 'end' }],
])('that breaks off because the browser is offline %s', async (_, sent, end) => {
  stubGateway();
  vi.stubGlobal('navigator', { onLine: false });
  const reading = ask();
  if (sent) send(sent);
  await vi.advanceTimersByTimeAsync(0);
  body.error(new TypeError('network error'));
  await vi.advanceTimersByTimeAsync(0);
  expect(reading.result?.end).toEqual(end);
});
