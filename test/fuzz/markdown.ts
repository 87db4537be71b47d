import fc from 'fast-check';
import { createAnswerDocument } from '../../components/chat/markdown/answer-document.ts';
import { assert, inTime, type Target, target, textOf } from './target.ts';

const piece = textOf(
  ...['word ', '字', '\n', '\n\n', '\r\n', '# ', '- ', '1. ', '> ', '    ', '\t', '---', '==='],
  ...['*', '**', '_', '~~', '`', '```', '```js\n', '~~~', '|', '|a|b|\n|-|-|\n', '\\', '&amp;'],
  ...[
    '[',
    ']',
    '](',
    '![',
    '(https://a.example "b")',
    '[^1]',
    '[^1]: ',
    '[1]',
    '[1]: https://a.example\n',
  ],
  ...[
    '【1†a】',
    '【',
    '**[[""]](https://a.example "b")**',
    '![a](https://a.example)\n',
    'sandbox:/a',
  ],
  ...['<b>', '<br>', '<!--', '<https://a.example>', 'https://a.example', 'a@b.example', '- [x] '],
);

/** A piece many times, which is where parsers take more than linear time. */
const repeated = fc
  .tuple(piece, fc.integer({ min: 1, max: 1_000 }))
  .map(([text, count]) => text.repeat(Math.min(count, Math.ceil(3_000 / (text.length || 1)))));

const answer = fc
  .tuple(
    fc.array(fc.oneof({ weight: 20, arbitrary: piece }, { weight: 1, arbitrary: repeated }), {
      maxLength: 8,
    }),
    fc.array(fc.nat(), { maxLength: 4 }),
  )
  .map(([parts, cuts]) => ({ text: parts.join(''), cuts }));

/** Answers of a model, cut anywhere while they stream. */
export const markdown: Target[] = [
  target('an answer in Markdown', answer, ({ text, cuts }) => {
    const streamed = createAnswerDocument();
    const ends = cuts.map((cut) => cut % (text.length + 1)).sort((one, other) => one - other);
    for (const end of ends) inTime(() => streamed.update(text.slice(0, end), true));
    const whole = createAnswerDocument();
    assert(readAll(streamed, text) === readAll(whole, text), 'The way of streaming matters.');
  }),
];

/** The nodes of a finished answer, however many updates that takes. */
function readAll(document: ReturnType<typeof createAnswerDocument>, text: string): string {
  for (;;) {
    const { groups, references, isComplete } = inTime(() => document.update(text, false));
    const keys = groups.flat().map(({ key }) => key);
    assert(new Set(keys).size === keys.length, 'Two blocks have the same key.');
    if (isComplete) return JSON.stringify([groups, [...references.footnotes]]);
  }
}
