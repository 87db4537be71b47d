import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import {
  isTooComplex,
  parseMarkdown,
} from '../../../../../components/chat/markdown/parse-markdown.ts';

/** The types of all nodes with their values, on one line. */
function outline(node: Nodes): string {
  if ('children' in node) return `${node.type}(${node.children.map(outline).join(' ')})`;
  return 'value' in node ? `${node.type}:${node.value}` : node.type;
}

const parse = (text: string, definitions: string[] = []) =>
  parseMarkdown(text, definitions).nodes.map(outline).join(' ');

describe('parsing Markdown', () => {
  it.each([
    ['**注意：**请', 'paragraph(strong(text:注意：) text:请)'],
    ['前**“引”**后', 'paragraph(text:前 strong(text:“引”) text:后)'],
    ['前*中*后', 'paragraph(text:前 emphasis(text:中) text:后)'],
    ['**a：**b', 'paragraph(strong(text:a：) text:b)'],
  ])('recognizes emphasis between Chinese characters: %s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });

  it.each(['2 * 3 * 4', '3 ** 4 ** 5', '前 * 中 * 后', '约~3~5天'])(
    'recognizes no emphasis in %s',
    (text) => {
      expect(parse(text)).toBe(`paragraph(text:${text})`);
    },
  );

  it.each([
    [
      '见 https://a.example/b，然后',
      'paragraph(text:见  link(text:https://a.example/b) text:，然后)',
    ],
    ['见 www.a.example。', 'paragraph(text:见  link(text:www.a.example) text:。)'],
    ['[https://a.example，](https://b.example)', 'paragraph(link(text:https://a.example，))'],
  ])('ends an address where Chinese begins: %s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });

  it('also ends the target of such an address', () => {
    const [paragraph] = parseMarkdown('见 https://a.example/b，然后').nodes;
    expect(JSON.stringify(paragraph)).toContain('"url":"https://a.example/b"');
  });

  it.each([
    ['a【12†source】b', 'paragraph(text:a citation:12 text:b)'],
    ['【4:0†r.pdf】【5†】', 'paragraph(citation:r.pdf citation:5)'],
    ['a **[[""]](https://b.example "T")** c', 'paragraph(text:a  citation:T text: c)'],
    ['a [[1]](https://b.example)', 'paragraph(text:a  citation:)'],
    ['a [[1]](https://b.example) [c][1]', 'paragraph(text:a  citation: text: [c][1])'],
    ['【注】', 'paragraph(text:【注】)'],
    ['`【1†a】`', 'paragraph(inlineCode:【1†a】)'],
  ])('folds citations: %s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });

  it.each([
    ['<b>a</b>', 'paragraph(text:<b> text:a text:</b>)'],
    ['<div>\n**a**\n</div>', 'paragraph(text:<div> text:\n strong(text:a) text:\n text:</div>)'],
    ['a<br>b<BR />c', 'paragraph(text:a break text:b break text:c)'],
    ['<!-- a -->', 'paragraph(text:<!-- a -->)'],
  ])('makes text of HTML, except for line breaks: %s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });

  it('recognizes references to footnotes and links that are defined elsewhere', () => {
    expect(parse('[a][b] [^c]')).toBe('paragraph(linkReference(text:a) text:  footnoteReference)');
    expect(parseMarkdown('[^c] [^d] [^c]').footnoteReferences).toEqual(['c', 'd', 'c']);
  });

  it('recognizes the short form of a link only if it is defined', () => {
    expect(parse('a[0]')).toBe('paragraph(text:a[0])');
    expect(parse('a[0]', ['0'])).toBe('paragraph(text:a linkReference(text:0))');
  });

  it('collects definitions and footnotes', () => {
    const { nodes, definitions, footnotes } = parseMarkdown(
      '[a]: https://a.example\n[^b]: c\n\n> [d]: https://d.example',
    );
    expect(nodes.map(outline)).toEqual(['blockquote()']);
    expect(definitions.map(({ identifier }) => identifier)).toEqual(['a', 'd']);
    expect(footnotes.map(outline)).toEqual(['footnoteDefinition(paragraph(text:c))']);
  });
});

describe('text that is too complex', () => {
  it.each([
    ['many brackets', '['.repeat(500)],
    ['deep quotes', '>'.repeat(20)],
    ['deep lists on one line', `${'- '.repeat(20)}a`],
    ['deep lists by indentation', `- a\n${' '.repeat(60)}- b`],
    ['a row of many cells', '|a'.repeat(1_200)],
  ])('has %s', (_, text) => {
    expect(isTooComplex(text)).toBe(true);
  });

  it.each([
    ['a long paragraph', 'Words with **bold** and `code`, '.repeat(60)],
    ['a nested list', '- a\n  - b\n    - c\n      - d'],
    ['a wide table', `${'| cell '.repeat(20)}|\n`.repeat(20)],
  ])('is not %s', (_, text) => {
    expect(isTooComplex(text)).toBe(false);
  });
});
