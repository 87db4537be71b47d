import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeMarkdown } from '../../../../../components/chat/markdown/complete-markdown.ts';

describe('completing Markdown', () => {
  it.each([
    ['bold text', 'a **b', 'a **b**'],
    ['bold text with one closing asterisk', 'a **b*', 'a **b**'],
    ['italic text', 'a *b', 'a *b*'],
    ['italic text with underscores', 'a _b c', 'a _b c_'],
    ['bold and italic text', '***a', '***a***'],
    ['italic within bold text', '**a *b', '**a *b***'],
    ['struck text', '~~a', '~~a~~'],
    ['inline code', 'a `b', 'a `b`'],
    ['inline code with two backticks', '``a`b', '``a`b``'],
    ['inline code within bold text', '**a `b', '**a `b`**'],
    ['bold text before a space', '**a ', '**a**'],
    ['bold text in Chinese', '前**中', '前**中**'],
    ['bold text over two lines', '**a\nb', '**a\nb**'],
    ['bold text in an item', '- a\n- **b', '- a\n- **b**'],
    ['bold text in a quote', '> **b', '> **b**'],
    ['bold text in a heading', '## **b', '## **b**'],
  ])('closes %s', (_, text, expected) => {
    expect(completeMarkdown(text)).toBe(expected);
  });

  it.each([
    ['an opening mark', 'a **', 'a'],
    ['half of an opening mark', 'a *', 'a'],
    ['an opening backtick', 'a `', 'a'],
    ['a backslash', 'a \\', 'a'],
    ['a bullet', 'a\n-', 'a'],
    ['an empty item', '- a\n- ', '- a'],
    ['a number of an item', '1. a\n2.', '1. a'],
    ['the beginning of a number', '1. a\n2', '1. a'],
    ['the mark of a heading', 'a\n\n##', 'a'],
    ['the underline of a heading', 'a\n--', 'a'],
    ['the mark of a quote', 'a\n\n> ', 'a'],
    ['a fence', 'a\n``', 'a'],
    ['the box of a task', '- [x] a\n- [', '- [x] a'],
    ['the beginning of a tag', 'a <br', 'a'],
    ['the beginning of an address in angle brackets', 'a <https://b.exa', 'a'],
    ['the beginning of a citation', 'a【12†sou', 'a'],
    ['the beginning of a footnote', 'a[^', 'a'],
    ['an image', 'a ![b](https://c.exa', 'a'],
    ['the text of an image', 'a ![b', 'a'],
    ['the citation of a gateway', 'a **[[""]](https://b.exa', 'a'],
    ['the beginning of the citation of a gateway', 'a **[[', 'a'],
  ])('leaves out %s', (_, text, expected) => {
    expect(completeMarkdown(text)).toBe(expected);
  });

  it.each([
    ['without address', 'see [the page', 'see the page'],
    ['with half of an address', 'see [the page](https://a.exa', 'see the page'],
    ['with half of a title', 'see [the page](https://a.example "Ti', 'see the page'],
    ['with half of a name', 'see [the page][1', 'see the page'],
    ['of an image', '[![b](https://c.example)](https://d', '![b](https://c.example)'],
    ['in bold text', '**see [the page](https://a', '**see the page**'],
  ])('shows the text of a link %s', (_, text, expected) => {
    expect(completeMarkdown(text)).toBe(expected);
  });

  it.each([
    ['its first row', '| a | b |', '| a | b |\n|---|---|'],
    ['half of its first row', '| a | b', '| a | b\n|---|---|'],
    ['half of the second row', '| a | b |\n|--', '| a | b |\n|---|---|'],
    ['a pipe as the second row', '| a | b |\n|', '| a | b |\n|---|---|'],
    ['a second row that is long enough', '| a | b |\n|--|-', '| a | b |\n|--|-'],
    ['text above it', 'x\n| a', 'x\n| a\n|---|'],
    ['an escaped pipe', '| a \\| b |', '| a \\| b |\n|---|'],
  ])('makes a table of %s', (_, text, expected) => {
    expect(completeMarkdown(text)).toBe(expected);
  });

  it.each([
    'a **b** *c* _d_ ~~e~~ `f`',
    'a [b](https://c.example "d") e',
    'a snake_case_name',
    '2 * 3 * 4',
    'a [note] b',
    'a[0] and b',
    'a < b',
    '- [x] a',
    '| a | b |\n|---|---|\n| 1',
    'a (b',
    '[a] (b',
    '[a](not an address',
    'Hello!',
    'a【12†source】',
    'a \\*b',
    '`a **b`',
    'a[^1]',
  ])('leaves %j as it is', (text) => {
    expect(completeMarkdown(text, text.includes('---'))).toBe(text);
  });

  it.each([
    ['| a |\n|---|', '| a |\n|---|'],
    ['| a |\n|---|\n|', '| a |\n|---|'],
    ['| a |\n|---|\n| **b', '| a |\n|---|\n| **b**'],
  ])('completes the last row of the table %j', (text, expected) => {
    expect(completeMarkdown(text, true)).toBe(expected);
  });

  it('never throws, and adds at most marks to what it shows', () => {
    const marks = fc.constantFrom(...'*_~`[]()!<>|-#\\ \n【】†"^x', '**', '](', '![', '文');
    const property = fc.property(fc.array(marks, { maxLength: 80 }), (parts) => {
      const text = parts.join('');
      const completed = completeMarkdown(text);
      const count = (string: string) => string.split('x').length;
      expect(count(completed)).toBeLessThanOrEqual(count(text));
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});
