import { type ChatAnswer, type Chunk, type Delta, usageOf } from '../../chat/answer.ts';
import { toFrame } from '../../chat/stream.ts';
import type { ChatFault, ChatFaultTable } from './chat-fault.ts';

/** Answers whose parts have other fields. */
export const streamChunks = {
  /** The results of a content filter come first, and a chunk without choices in the middle. */
  'stream-empty-choices': {
    chunks: ([first, ...others]) => {
      const empty = { ...first, choices: [] };
      const results = [{ prompt_index: 0, content_filter_results: {} }];
      return [{ ...empty, prompt_filter_results: results }, first, empty, ...others];
    },
  },
  'stream-missing-delta': {
    chunks: ([first, ...others]) => {
      const choice = { index: 0, finish_reason: null };
      const without = { ...first, choices: [choice] };
      return [first, without, { ...first, choices: [{ ...choice, delta: null }] }, ...others];
    },
  },
  'stream-missing-choices': {
    chunks: ([first, ...others]) => [first, { ...first, choices: undefined }, ...others],
  },
  /** The field of answers that are not streamed. */
  'stream-message': {
    chunks: (chunks) =>
      chunks.map((chunk) => ({
        ...chunk,
        choices: chunk.choices.map(({ delta: message, ...choice }) => ({ ...choice, message })),
      })),
  },
  /** Parts of a character in two chunks: halves of a surrogate pair, which JSON escapes. */
  'stream-split-characters': {
    answer: (answer) => ({ ...answer, deltas: answer.deltas.flatMap(splitCharacters) }),
  },
  'stream-extra-fields': {
    chunks: (chunks) =>
      chunks.map((chunk) => ({
        ...chunk,
        system_fingerprint: null,
        conversation_id: '6751bd95-0000-4000-8000-000000000001',
        message_id: '6751bd95-0000-4000-8000-000000000002',
      })),
  },

  'stream-without-finish': { chunks: (chunks) => chunks.filter((chunk) => !isFinish(chunk)) },
  'stream-finish-length': finishing('length', half),
  'stream-finish-content-filter': finishing('content_filter', half),
  'stream-finish-tool-calls': finishing('tool_calls'),
  'stream-finish-empty': finishing(''),

  'stream-usage-always': { answer: (answer) => ({ ...answer, includesUsage: true }) },
  'stream-usage-never': { answer: (answer) => ({ ...answer, includesUsage: false }) },
  /** Text, reason to finish and usage are in one chunk, the last. */
  'stream-one-last-chunk': {
    answer: (answer) => ({ ...answer, includesUsage: false }),
    frames: (frames, answer) => {
      const content = answer.deltas.map((delta) => Object.values(delta).join('')).join('');
      const { id, model, created, finishReason: finish_reason } = answer;
      const choices = [{ index: 0, delta: { content }, finish_reason }];
      const last = { id, object: 'chat.completion.chunk', created, model, choices };
      return [
        ...frames.slice(0, 1),
        toFrame({ ...last, usage: usageOf(answer) }),
        ...frames.slice(-1),
      ];
    },
  },
} satisfies ChatFaultTable;

function finishing(
  finishReason: string,
  change = (answer: ChatAnswer): ChatAnswer => answer,
): ChatFault {
  return { answer: (answer) => ({ ...change(answer), finishReason }) };
}

function half(answer: ChatAnswer): ChatAnswer {
  return { ...answer, deltas: answer.deltas.slice(0, Math.ceil(answer.deltas.length / 2)) };
}

function isFinish({ choices }: Chunk): boolean {
  return choices.some(({ finish_reason: reason }) => reason !== null);
}

function splitCharacters(delta: Delta): Delta[] {
  if (!('content' in delta)) return [delta];
  return delta.content.split('').map((content) => ({ content }));
}
