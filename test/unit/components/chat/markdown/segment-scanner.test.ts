import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSegmentScanner,
  type Segment,
} from '../../../../../components/chat/markdown/segment-scanner.ts';

function scanAll(text: string, isStreaming = false): Segment[] {
  const { closed, open } = createSegmentScanner()(text, isStreaming);
  return [...closed, ...open];
}

const textsOf = (segments: Segment[]) => segments.map(({ kind, text }) => [kind, text]);
const split = (text: string) => textsOf(scanAll(text));
const markdown = (...texts: string[]) => texts.map((text) => ['markdown', text]);

describe('the segment scanner', () => {
  it.each([
    ['paragraphs at blank lines', 'a\nb\n\nc', ['a\nb', 'c']],
    ['a heading from the text below it', '# a\nb', ['# a', 'b']],
    ['a paragraph from a heading below it', 'a\n# b', ['a', '# b']],
    ['a paragraph from a list below it', 'a\n- b\n- c', ['a', '- b\n- c']],
    ['lists with different bullets', '- a\n* b', ['- a', '* b']],
    ['a list from the text after it', '- a\n\nb', ['- a', 'b']],
    ['a quote from the text after it', '> a\n\nb', ['> a', 'b']],
    ['a quote from a list below it', '> a\n- b', ['> a', '- b']],
    ['a table from the paragraph above it', 'a\n|b|c|\n|-|-|\n|d|e|', ['a', '|b|c|\n|-|-|\n|d|e|']],
    ['a table from a heading below it', '|b|\n|-|\n# c', ['|b|\n|-|', '# c']],
  ])('separates %s', (_, text, expected) => {
    expect(split(text)).toEqual(markdown(...expected));
  });

  it.each([
    ['items with blank lines between', '- a\n\n- b\n\n  c\n- d'],
    ['nested items', '1. a\n   - b\n2. c'],
    ['a line that continues an item', '- a\nb'],
    ['code in an item', '- a\n\n  ```js\n  - b\n  ```\n- c'],
    ['lines of a quote, with or without marker', '> a\nb'],
    ['a heading that is underlined', 'a\n---'],
    ['a paragraph with a number at the beginning of a line', 'In\n2. place'],
    ['rows with another number of cells than the line above', '|a|b|\n|-|'],
    ['a footnote with several paragraphs', '[^1]: a\n\n    b'],
  ])('keeps together %s', (_, text) => {
    expect(split(text)).toEqual(markdown(text));
  });

  it.each([
    ['until the closing fence', '```js\na\n\n# b\n```\nc', 'a\n\n# b\n', ['c']],
    ['until a fence that is long enough', '````\n```\n````\nc', '```\n', ['c']],
    ['with the other fence', '~~~\n```\n~~~\nc', '```\n', ['c']],
    ['without the indentation of its fence', '  ```\n    a\n  ```\nc', '  a\n', ['c']],
    ['until the end if nothing closes it', '```\na\n\nb', 'a\n\nb', []],
  ])('reads code %s', (_, text, code, rest) => {
    expect(split(text)).toEqual([['code', code], ...markdown(...rest)]);
  });

  it('names the language of code', () => {
    expect(scanAll('```python title="x"\n')[0]?.language).toBe('python');
    expect(scanAll('```\n')[0]?.language).toBeUndefined();
  });
});

describe('unbalanced fences', () => {
  const image = '![image](https://files.example/a.png)';

  it.each([
    [
      'an image after the code of a prompt',
      `\`\`\`json\n{}\n\`\`\`\n${image}\nDone`,
      [['code', '{}\n'], ...markdown(image, 'Done')],
    ],
    [
      'a fence that is repeated after an image',
      `\`\`\`json\n{}\n\`\`\`\n${image}\n\`\`\`\nDone`,
      [['code', '{}\n'], ...markdown(image, 'Done')],
    ],
    [
      'a fence that opens code with nothing but an image',
      `\`\`\`\n${image}\n\`\`\`\nDone`,
      markdown(image, 'Done'),
    ],
    [
      'an image inside of code that is not closed',
      `\`\`\`json\n{}\n${image}\nDone`,
      [['code', '{}\n'], ...markdown(image, 'Done')],
    ],
    [
      'a linked image inside of code',
      '```json\n{}\n[![a](https://a.example "b")](https://a.example)\nDone',
      [['code', '{}\n'], ...markdown('[![a](https://a.example "b")](https://a.example)', 'Done')],
    ],
  ])('do not hide text: %s', (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('leave an image in an example of Markdown', () => {
    expect(split(`\`\`\`markdown\n${image}\n\`\`\``)).toEqual([['code', `${image}\n`]]);
  });

  it('leave an image beside other text in code', () => {
    expect(split(`\`\`\`\ncopy ${image}\n\`\`\``)).toEqual([['code', `copy ${image}\n`]]);
  });

  it('leave code that follows an image after a blank line', () => {
    expect(split(`${image}\n\n\`\`\`\na\n\`\`\``)).toEqual([...markdown(image), ['code', 'a\n']]);
  });
});

describe('while an answer streams', () => {
  it.each([
    ['```js\na\n``', 'a\n'],
    ['```js\na\n```', 'a\n'],
    ['```js\na\n![image](https://a.exa', 'a\n'],
    ['```', ''],
  ])('the last line of %j is not shown before it is known what it is', (text, code) => {
    expect(textsOf(scanAll(text, true))).toEqual([['code', code]]);
  });

  it('the language is not shown before it is complete', () => {
    expect(scanAll('```pyt', true)[0]?.language).toBeUndefined();
    expect(scanAll('```python\n', true)[0]?.language).toBe('python');
  });
});

describe('long elements', () => {
  const joined = (segments: Segment[]) => segments.map(({ text }) => text).join('\n');

  it.each([
    ['a list', '- an item\n'],
    ['a loose list', '1. an item\n\n'],
    ['a quote', '> a line of a quote\n'],
    ['code', 'some code\n'],
  ])('are split: %s', (name, line) => {
    const text = (name === 'code' ? '```\n' : '') + line.repeat(1_000);
    const segments = scanAll(text);
    expect(segments.length).toBeGreaterThan(2);
    expect(segments.slice(1).every(({ continues }) => continues)).toBe(true);
    expect(Math.max(...segments.map((segment) => segment.text.length))).toBeLessThan(4_100);
  });

  it('keep the head of a table for all of its rows', () => {
    const [first, ...others] = scanAll(`|a|b|\n|-|-|\n${'|1|2|\n'.repeat(1_000)}`);
    expect(first?.continues).toBe(false);
    expect(others.length).toBeGreaterThan(2);
    for (const { continues, tableHead } of others) {
      expect([continues, tableHead]).toEqual([true, '|a|b|\n|-|-|\n']);
    }
  });

  it('split a list between outer items only', () => {
    const text = '- an outer item\n  - a nested item\n'.repeat(200);
    const firstLines = scanAll(text).map((segment) => segment.text.split('\n', 1)[0]);
    expect(new Set(firstLines)).toEqual(new Set(['- an outer item']));
  });

  it('turn into plain text if they have no blank line, until there is one', () => {
    const segments = scanAll(`${'word '.repeat(4_000)}\n\n# Next`);
    expect(new Set(segments.slice(1, -1).map(({ kind }) => kind))).toEqual(new Set(['plain']));
    expect(segments.at(-1)).toMatchObject({ kind: 'markdown', text: '# Next' });
    expect(joined(segments).replaceAll('\n', '')).toBe(`${'word '.repeat(4_000)}# Next`);
  });

  it('are never split within a character', () => {
    const segments = scanAll(`x${'🌊'.repeat(8_000)}`);
    expect(segments.length).toBeGreaterThan(2);
    for (const { text } of segments) expect(text.isWellFormed()).toBe(true);
  });
});

/** Fragments of Markdown, so that random answers have structure. */
const fragments = fc.array(
  fc.constantFrom(
    ...[
      'word ',
      'more',
      '\n',
      '\n\n',
      '\r\n',
      '# ',
      '- ',
      '1. ',
      '  ',
      '    ',
      '> ',
      '```',
      '```js\n',
    ],
    ...[
      '~~~',
      '|',
      '|a|b|',
      '|-|-|',
      '---',
      '![a](https://a.example)',
      '[^1]: ',
      '[1]: https://b.example',
    ],
    ...['x'.repeat(1_500), '-', '*', '`', '\t'],
  ),
  { maxLength: 60 },
);

describe('segments that are closed', () => {
  it('are the same however the answer was cut while it streamed', () => {
    const property = fc.property(fragments, fc.integer({ min: 1, max: 40 }), (parts, step) => {
      const text = parts.join('');
      const scan = createSegmentScanner();
      const closed: Segment[] = [];
      for (let end = 0; end < text.length; end += step) {
        closed.push(...scan(text.slice(0, end), true).closed);
      }
      const last = scan(text, false);
      expect([...closed, ...last.closed, ...last.open]).toEqual(scanAll(text));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('contain every word of the answer', () => {
    const property = fc.property(fragments, (parts) => {
      const text = parts.join('');
      const shown = scanAll(text)
        .map((segment) => segment.text + (segment.language ?? ''))
        .join(' ');
      for (const word of ['word', 'more']) {
        const count = (string: string) => string.split(word).length;
        // The opening fence shows only the first word after it.
        if (!/(?:```|~~~).*(?:word|more)/.test(text)) expect(count(shown)).toBe(count(text));
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
