import fc from 'fast-check';
import * as z from 'zod/mini';
import { chatRequestSchema } from '../../utils/background/chat/chat-schema.ts';
import { isGptId } from '../../utils/gpt/gpt-id.ts';
import { type ChatPortRequest, isRequestTooLarge } from '../../utils/messages/chat-port.ts';
import { assert, inTime, type Target, target } from './target.ts';

/** One of the valid values, or anything else. */
const mostly = (...valid: unknown[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...valid) }, fc.anything({ maxDepth: 1 }));

const part = fc.record(
  {
    type: mostly('text', 'image_url'),
    text: mostly('Hi', '', '\ud800', 'x'.repeat(100_000)),
    image_url: fc.oneof(
      fc.record({
        url: mostly(
          'data:image/jpeg;base64,/9j/4AAQ',
          `data:image/png;base64,${'A'.repeat(100_000)}`,
          `data:image/png;base64,${'A'.repeat(100_000)}!`,
          'data:image/svg+xml;base64,aa',
          'https://example.com/a.png',
          'data:text/html,<script>',
        ),
      }),
      fc.anything({ maxDepth: 1 }),
    ),
  },
  { requiredKeys: ['type'] },
);

const message = fc.record({
  role: mostly('user', 'assistant', 'system'),
  content: fc.oneof(mostly('Hi', '你好', ''), fc.array(part, { maxLength: 40 })),
});

const id = mostly('a-1', '0b1c2d3e-0000-4000-8000-000000000001', '', '../a', 'x'.repeat(65));

const request = fc.oneof(
  fc.anything({ maxDepth: 3, withMap: true, withSet: true, withTypedArray: true }),
  fc.record(
    {
      type: mostly('ask', 'watch', 'stop'),
      answerId: id,
      gptId: mostly('g-2fkFE8rbu', 'g-2fkFE8rb', 'G-2fkFE8rbu'),
      model: mostly('gpt-4-gizmo-g-2fkFE8rbu', '', 'x'.repeat(301)),
      messages: fc.oneof(fc.array(message, { maxLength: 5 }), fc.anything({ maxDepth: 2 })),
      record: fc.oneof(
        fc.record({ conversation: id, place: mostly(0, 1, -1, 0.5, 1e9) }),
        fc.anything({ maxDepth: 1 }),
      ),
      shown: fc.oneof(
        fc.record({ text: mostly('Hi'), reasoning: mostly('Hm', undefined) }),
        fc.anything({ maxDepth: 1 }),
      ),
      apiKey: fc.anything({ maxDepth: 1 }),
      __proto__: fc.anything({ maxDepth: 1 }),
    },
    { requiredKeys: ['type'] },
  ),
);

const FIELDS: Record<ChatPortRequest['type'], string[]> = {
  ask: ['type', 'answerId', 'gptId', 'model', 'messages', 'record'],
  watch: ['type', 'answerId', 'shown'],
  stop: ['type'],
};

export const chatPorts: Target[] = [
  target('a request over the chat port', request, (given) => {
    const { data: accepted } = inTime(() => z.safeParse(chatRequestSchema, given));
    if (!accepted) return;
    assert(
      Object.keys(accepted).every((key) => FIELDS[accepted.type].includes(key)),
      'The schema accepts an unknown field.',
    );
    if (accepted.type === 'stop') return;
    assert(/^[\w-]{1,64}$/.test(accepted.answerId), 'The schema accepts an invalid answer id.');
    if (accepted.type === 'watch') return;
    assert(isGptId(accepted.gptId), 'The schema accepts an invalid GPT id.');
    assert(
      !isRequestTooLarge(accepted.messages),
      'The schema accepts a request that is too large.',
    );
    const parts = accepted.messages.flatMap(({ content }) =>
      typeof content === 'string' ? [] : content,
    );
    assert(
      parts.every((each) => each.type === 'text' || each.image_url.url.startsWith('data:image/')),
      'The schema accepts an address that the gateway would fetch.',
    );
  }),
];
