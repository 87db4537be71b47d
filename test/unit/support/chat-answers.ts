import { createAnswerReader } from '../../../utils/gateway/chat/answer-reader.ts';
import type { ChatEnd, ChatEvent } from '../../../utils/gateway/chat/chat.ts';

export const SSE = 'text/event-stream';

/** A chunk of a stream as JSON. */
export function chunk(delta: unknown, finishReason: string | null = null): string {
  return JSON.stringify({
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  });
}

export function textChunk(content: unknown, finishReason: string | null = null): string {
  return chunk({ content }, finishReason);
}

/** An event stream of these events, as gateways should send it. */
export function stream(...events: string[]): string {
  return events.map((event) => `data: ${event}\n\n`).join('');
}

export const USAGE = JSON.stringify({
  choices: [],
  usage: { prompt_tokens: 12, completion_tokens: 34, total_tokens: 46 },
});

export interface Answer {
  text: string;
  reasoning: string;
  tokens?: { input: number; output: number };
  end: ChatEnd;
}

export function toAnswer(events: ChatEvent[], end: ChatEnd): Answer {
  const join = (type: 'text' | 'reasoning') =>
    events.map((event) => (event.type === type ? event.text : '')).join('');
  const tokens = events.findLast((event) => event.type === 'tokens');
  return {
    text: join('text'),
    reasoning: join('reasoning'),
    ...(tokens && { tokens: { input: tokens.input, output: tokens.output } }),
    end,
  };
}

/** Reads a body that arrives in these pieces. */
export function readPieces(
  contentType: string,
  pieces: Iterable<Uint8Array>,
  isComplete = true,
): Answer {
  const reader = createAnswerReader(contentType);
  const decoder = new TextDecoder();
  const events: ChatEvent[] = [];
  for (const piece of pieces) events.push(...reader.read(decoder.decode(piece, { stream: true })));
  events.push(...reader.read(decoder.decode()), ...reader.close(isComplete));
  return toAnswer(events, reader.getEnd());
}

export function readBody(contentType: string, body: string, isComplete = true): Answer {
  return readPieces(contentType, [new TextEncoder().encode(body)], isComplete);
}
