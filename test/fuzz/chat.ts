import fc from 'fast-check';
import { createAnswerReader } from '../../utils/gateway/chat/answer-reader.ts';
import { hasVisibleText } from '../../utils/lib/trim-text.ts';
import { assert, inTime, type Target, target, textOf } from './target.ts';

const CHUNK = '{"choices":[{"delta":{"content":"Hello"},"finish_reason":null}]}';

const body = textOf(
  ...[CHUNK, CHUNK.replace('null', '"stop"'), '{"error":{"message":"无可用渠道"}}', '[DONE]'],
  ...['data: ', 'data:', 'error: ', 'event: error', ': ping', '\n', '\n\n', '\r\n', '\r'],
  ...['{"choices":[{"message":{"content":[{"text":"x"}]}}],"usage":{"prompt_tokens":1,', '"}]}'],
  ...['<think>', '</think>', '<!doctype html>', '{', '}', '[', ']', '"', ',', '\u0000', '\ud83d'],
);

const contentType = fc.constantFrom(
  ...['text/event-stream', 'application/json', 'text/plain', 'text/html', ''],
);

export const chats: Target[] = [
  target(
    'the answer of a chat',
    fc.tuple(body, contentType, fc.boolean()),
    ([text, type, isComplete]) => {
      inTime(() => {
        const reader = createAnswerReader(type);
        const events = [...reader.read(text), ...reader.close(isComplete)];
        const hasText = events.some((event) => event.type === 'text' && hasVisibleText(event.text));
        const { at } = reader.getEnd();
        assert(at !== 'empty' || !hasText, 'An answer with text was said to be empty.');
        assert(at !== 'complete' || hasText, 'An answer without text was said to be complete.');
      });
    },
  ),
];
