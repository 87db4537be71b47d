import { expect, it } from 'vitest';
import { readSources, removeComments } from '../support/sources.ts';

/** Names that are the same in every language, and keys. */
const NAMES = ['Escape', 'Enter', 'English', '简体中文', 'X', 'LinkedIn', 'GitHub'];

/** Text between two tags, or between a tag and an expression. */
const BETWEEN_TAGS = /(?<![=\s])>([^<>{}()=;|&]*\p{L}[^<>{}()=;|&]*)(?:<\/|<[a-zA-Z]|\{)/gu;
/** Text in attributes that users or screen readers get. */
const IN_ATTRIBUTES = /\s(?:aria-label|title|alt|placeholder|label|summary)="([^"]*\p{L}[^"]*)"/gu;
/** Sentences in expressions; class names and ids have neither a capital letter nor a full stop. */
const SENTENCES =
  /['"`](\p{Lu}\p{Ll}+(?: [^'"`]*)?[.!?…]?|[^'"`\n]*\p{Script=Han}[^'"`\n]*)['"`]/gu;

function wordsIn(code: string): string[] {
  return [BETWEEN_TAGS, IN_ATTRIBUTES, SENTENCES].flatMap((pattern) =>
    [...code.matchAll(pattern)].map(([, words = '']) => words.trim()),
  );
}

it('takes all text of components from locales/, except for names', () => {
  const found = readSources('components', 'entrypoints', 'utils')
    .filter(({ path }) => path.endsWith('.tsx'))
    .flatMap(({ path, code }) =>
      wordsIn(removeComments(code))
        .filter((words) => !NAMES.includes(words))
        .map((words) => `${path}: ${words}`),
    );
  expect(found).toEqual([]);
});

it.each([
  '<p>Hello there</p>',
  '<p>\n  Hello\n</p>',
  '<p>Hello {name}</p>',
  '<p>Hello<b>x</b></p>',
  '<p>你好</p>',
  '<button aria-label="Close the card" />',
  '<input placeholder="Name" />',
  "const label = isOpen ? 'Close' : 'Open it';",
  "<p>{'没有'}</p>",
])('detects hard-coded text: %s', (code) => {
  expect(wordsIn(code)).not.toEqual([]);
});
