import fc from 'fast-check';
import type {
  Answer,
  AnswerState,
  Attachment,
  Question,
} from '../../../utils/gateway/chat/conversation.ts';
import type { AskResult } from '../../../utils/user-data/conversations.ts';
import { HOSTILE } from './any-row.ts';
import { NOW } from './cache-database.ts';

export const MODEL = 'gpt-4-gizmo-g-000000001';

export function question(text: string, attachments: Attachment[] = []): Question {
  return { text, attachments, sentAt: NOW };
}

/** A new answer that streams; its text is empty so far. */
export function newAnswer(id: string, more: Partial<Answer> = {}): Answer {
  return {
    id,
    state: { at: 'streaming' },
    text: '',
    model: MODEL,
    gatewayId: 'first',
    startedAt: NOW,
    ...more,
  };
}

export function complete(id: string, text: string): Answer {
  return newAnswer(id, { state: { at: 'complete' }, text, endedAt: NOW + 1_000 });
}

/** The conversation and turn that were added; throws if none was. */
export function added(result: AskResult) {
  if (result.status !== 'added') throw new Error(`Not added: ${result.status}`);
  return result;
}

/** Markdown that must not reach what follows it. */
const OPEN_MARKDOWN = [
  '```js\nconst a = 1;',
  '~~~\nopen',
  '- item\n  ```\n  open',
  '> quoted\n> ```\n> open',
  '<!-- open',
  '<script>alert(1)',
  '# Heading',
  '| a | b |\n| - | - |\n| `<b>` | x<br>y |',
  '`<div>` and <div>',
  'text\n===',
  '[x]: https://evil.example',
];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE, ...OPEN_MARKDOWN),
  fc.array(fc.constantFrom(...HOSTILE, ...OPEN_MARKDOWN)).map((all) => all.join('\n\n')),
  fc.string({ unit: 'binary' }),
);

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const time = fc.integer({ min: 0, max: Date.UTC(2100, 0) });

const state: fc.Arbitrary<AnswerState> = fc.constantFrom(
  { at: 'streaming' },
  { at: 'complete' },
  { at: 'stopped' },
  { at: 'cut-off', by: 'end' },
  { at: 'cut-off', by: 'length' },
  { at: 'empty' },
  { at: 'interrupted' },
  { at: 'failed', failure: { kind: 'balance-used-up', said: 'You have $0.02 left.' } },
);

const attachment: fc.Arbitrary<Attachment> = fc.oneof(
  fc.record({ kind: fc.constant('image' as const), name: text, dataUrl: fc.string() }),
  fc.record({ kind: fc.constant('text' as const), name: text, text }),
);

const answer = fc.record({
  id: fc.uuid(),
  state,
  text,
  reasoning: maybe(text),
  model: text,
  gatewayId: fc.constantFrom('first', 'removed'),
  startedAt: time,
  endedAt: maybe(time),
  tokens: maybe(fc.record({ input: fc.nat(), output: fc.nat() })),
  cost: maybe(fc.double({ min: 0, max: 10, noNaN: true })),
});

/** Questions with their answers, hostile texts among them. */
export const anyTurns = fc
  .array(
    fc.record({
      question: fc.record({ text, attachments: fc.array(attachment), sentAt: time }),
      answers: fc.array(answer, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 4 },
  )
  .map((turns) => turns.map((turn, place) => ({ conversation: 'c', place, ...turn })));
