import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Markdown } from '../../../../../components/chat/markdown/markdown.tsx';
import { renderIn } from '../../../support/render.tsx';

const actions = { onLoadImage: async () => undefined, copy: async () => {} };

/** The markup of an answer, in which all blocks are in one group. */
function render(text: string, isStreaming = false): string {
  const html = renderIn('en', <Markdown text={text} isStreaming={isStreaming} {...actions} />);
  return html
    .replace(/^<div class="markdown"[^>]*>([\s\S]*)<\/div>$/, '$1')
    .replace(
      /^<div class="markdown-group">([\s\S]*?)<\/div>(<div role="group" class="footnotes"[\s\S]*|)$/,
      '$1$2',
    );
}

/** The markup without attributes that only matter to screen readers and the direction of text. */
function simplify(html: string): string {
  return html.replaceAll(/ (?:dir|tabindex|aria-label|role|scope)="[^"]*"/g, '');
}

function textOf(html: string): string {
  const text = html.replace(/<[^>]*>/g, ' ');
  return text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

describe('an answer', () => {
  it.each([
    ['paragraphs', 'a\n\nb', '<p>a</p><p>b</p>'],
    ['line breaks', 'a  \nb\nc', '<p>a<br/>b\nc</p>'],
    ['headings below those of the page', '# a\n## b', '<h3>a</h3><h4>b</h4>'],
    ['deep headings', '##### a', '<h6>a</h6>'],
    ['emphasis', '*a* **b** ~~c~~', '<p><em>a</em> <strong>b</strong> <del>c</del></p>'],
    ['inline code', '`<a>`', '<p><code>&lt;a></code></p>'],
    ['thematic breaks', 'a\n\n---', '<p>a</p><hr/>'],
    ['quotes', '> a', '<blockquote><p>a</p></blockquote>'],
    ['lists', '- a\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['numbered lists', '3. a', '<ol start="3"><li><p>a</p></li></ol>'],
    [
      'nested lists',
      '- a\n  1. b',
      '<ul><li><p>a</p><ol start="1"><li><p>b</p></li></ol></li></ul>',
    ],
    [
      'lists with blank lines',
      '- a\n\n- b',
      '<ul><li class="spread"><p>a</p></li><li class="spread"><p>b</p></li></ul>',
    ],
    [
      'task lists',
      '- [x] a',
      '<ul><li class="task"><span class="task-mark">☑</span><p>a</p></li></ul>',
    ],
    [
      'tables',
      '|a|b|\n|-|-:|\n|c|d|',
      '<div class="table-frame"><table><thead><tr><th>a</th><th class="align-right">b</th></tr></thead>' +
        '<tbody><tr><td>c</td><td class="align-right">d</td></tr></tbody></table></div>',
    ],
    ['character references', '&amp; &rarr; &foo;', '<p>&amp; → &amp;foo;</p>'],
    ['HTML as text', '<b>a</b>', '<p>&lt;b>a&lt;/b></p>'],
  ])('renders %s', (_, text, html) => {
    expect(simplify(render(text))).toBe(html);
  });

  it('renders code with its language and a button that copies it', () => {
    const html = render('```python\nprint(1)\n```');
    expect(html).toContain('<bdi>python</bdi>');
    expect(html).toContain('<code><span class="code-part">print(1)\n</span></code>');
    expect(html).toMatch(/<button[^>]*>.*Copy code<\/button>/);
  });

  it('can be scrolled with the keyboard where tables and code are wide', () => {
    expect(render('|a|\n|-|')).toMatch(/<div role="group" [^>]*tabindex="0" aria-label="Table"/);
    expect(render('```\na\n```')).toMatch(/<pre tabindex="0"/);
  });

  it('names the state of tasks for screen readers', () => {
    expect(render('- [x] a\n- [ ] b')).toMatch(/aria-label="Done".*aria-label="Not done"/);
  });

  it('renders a long list, table, quote or block of code as one', () => {
    const rendered = [
      render(`# a\n${'- an item of a list\n'.repeat(200)}`),
      render(`|a|\n|-|\n${'|a cell of a table|\n'.repeat(200)}`),
      render('> a line of a quote\n'.repeat(200)),
      render(`\`\`\`\n${'a line of code\n'.repeat(900)}\`\`\``),
    ];
    const roots = ['<ul', '<table', '<blockquote', '<pre'];
    expect(rendered.map((html, index) => html.split(roots[index] ?? '').length)).toEqual([
      ...[2, 2, 2, 2],
    ]);
    expect(rendered[0]?.split('<li').length).toBe(201);
    expect(rendered[1]?.split('<td').length).toBe(201);
    expect(rendered[1]?.split('<th ').length).toBe(2);
  });
});

describe('a link', () => {
  it('opens a new tab, sends no referrer, and shows its address', () => {
    const html = render('[a](https://Example.com/b "T")');
    expect(html).toContain(
      '<a href="https://example.com/b" title="https://example.com/b" target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer"',
    );
  });

  it('shows the real address of a host that imitates another', () => {
    expect(render('[a](https://аpple.com)')).toContain('title="https://xn--pple-43d.com/"');
  });

  it.each([
    ['javascript:alert(1)', 'a (javascript:alert(1))'],
    ['JaVaScRiPt:alert(1)', 'a (JaVaScRiPt:alert(1))'],
    ['data:text/html,b', 'a (data:text/html,b)'],
    ['file:///etc/passwd', 'a (file:///etc/passwd)'],
    ['chrome-extension://x/y', 'a (chrome-extension://x/y)'],
    ['mailto:b@c.example', 'a (mailto:b@c.example)'],
    ['/relative', 'a (/relative)'],
    ['#gpt/g-2fkFE8rbu', 'a (#gpt/g-2fkFE8rbu)'],
    ['//b.example', 'a (//b.example)'],
  ])('to %s is text', (url, expected) => {
    const html = render(`[a](${url})`);
    expect(html).not.toContain('<a ');
    expect(html.replace(/<[^>]*>/g, '')).toBe(expected);
  });

  it('to an e-mail address in plain text is text', () => {
    expect(simplify(render('b@c.example'))).toBe('<p>b@c.example</p>');
  });

  it('to a file of the model explains where the file is', () => {
    const html = render('[the table](sandbox:/mnt/data/a.csv)');
    expect(html).not.toMatch(/<a |sandbox:/);
    expect(html).toMatch(/the table<\/bdi> <small>\(this file stays at your gateway/);
  });

  it('finds its address anywhere in the answer', () => {
    expect(render('[a][1]\n\nb\n\n[1]: https://c.example')).toContain('href="https://c.example/"');
    expect(simplify(render('[a][1] and [b][]'))).toBe('<p>[a][1] and [b][]</p>');
  });
});

describe('an image', () => {
  it('from the web is not loaded, but has a button that names its host and what loading reveals', () => {
    const html = render('![A lighthouse](https://files.example/a.png)');
    expect(html).not.toContain('<img');
    expect(textOf(html)).toMatch(
      /A lighthouse.*Load from files\.example.*reveals your IP address/s,
    );
  });

  it.each(['png', 'jpeg', 'webp', 'gif'])('of type %s in the answer is shown', (type) => {
    expect(render(`![a](data:image/${type};base64,AAAA)`)).toContain(
      `<img class="answer-image" src="data:image/${type};base64,AAAA" alt="a"/>`,
    );
  });

  it.each([
    'data:image/svg+xml;base64,AAAA',
    'data:text/html;base64,AAAA',
    'data:image/png,AAAA',
    'javascript:alert(1)',
    'file:///a.png',
    'a.png',
  ])('is text if its address is %s', (url) => {
    expect(simplify(render(`![b](<${url}>)`))).toBe('<p>b</p>');
  });

  it('in a link has a button and no link around it', () => {
    const html = render('[![a](https://b.example/c.png "d")](https://b.example/c.png)');
    expect(html).not.toContain('<a ');
    expect(html.match(/<button/g)).toHaveLength(1);
    const other = render('[![a](https://b.example/c.png)](https://d.example)');
    expect(other).toMatch(/<\/button>.*<a href="https:\/\/d.example\/"/);
  });

  it('is found by its name', () => {
    expect(render('![a][1]\n\n[1]: https://b.example/c.png')).toContain('Load from b.example');
    expect(simplify(render('![a][1]'))).toBe('<p>![a][1]</p>');
  });
});

describe('citations', () => {
  it('are numbered by source, with title and link', () => {
    const html = render(
      'a **[[""]](https://b.example "B")** c【4:0†r.pdf】\n\n[[1]](https://b.example "B")【9†source】',
    );
    const marks = [...html.matchAll(/<sup class="citation">(.*?)<\/sup>/gs)].map(([mark]) => mark);
    expect(marks.map(textOf).map((text) => text.trim())).toEqual(['1', '2', '1', '3']);
    expect(marks[0]).toContain('href="https://b.example/" title="B\nhttps://b.example/"');
    expect(marks[0]).toContain('aria-label="Source 1: B"');
    expect(marks[1]).toMatch(/<span title="r.pdf" [^>]*aria-label="Source 2: r.pdf"/);
  });

  it('link to web pages only', () => {
    const html = render('[[1]](javascript:alert(1) "B")');
    expect(html).not.toContain('href');
    expect(html).toContain('Source 1: B');
  });
});

describe('an image in a link whose address is elsewhere', () => {
  it('has the link below it, and the name of a link without an address', () => {
    const image = '![a](sandbox:/a)';
    const html = render(`[${image}][b]\n\n[b]: https://b.example/`);
    expect(html).toContain('href="https://b.example/"');
    expect(textOf(render(`[${image}][b]`))).toContain('[b]');
    expect(textOf(render(`[${image}][]`))).not.toContain('[b]');
  });

  it('has no link to itself', () => {
    const html = render('[![a](https://b.example/)][b]\n\n[b]: https://b.example/');
    expect(html).not.toContain('href');
  });
});

describe('text from right to left', () => {
  it.each([
    ['lists', '- مرحبا\n- two', '<ul dir="rtl"><li><p'],
    ['numbered lists', '1. שלום', '<ol dir="rtl" start="1"><li><p'],
    ['quotes', '> 1. مرحبا', '<blockquote dir="rtl"><ol dir="rtl"'],
    ['tables', '| **مرحبا** | b |\n|-|-|\n| c | d |', '<table dir="rtl"'],
    ['lists inside of others', '- مرحبا\n  - one', '<ul dir="ltr"><li><p'],
    ['other lists', '- one\n- مرحبا', '<ul dir="ltr"><li><p'],
    ['texts without letters', '- 1', '<ul><li><p'],
  ])('has its marks and columns on the right side: %s', (_, text, expected) => {
    expect(render(text)).toContain(expected);
  });
});

describe('footnotes', () => {
  it('are below the answer, numbered in the order of the text', () => {
    const html = render('a[^x] b[^y]\n\n[^y]: Y\n\n[^x]: X\n[^z]: Z\n\nc');
    expect(html).toMatch(/<p[^>]*>c<\/p><div role="group" class="footnotes"/);
    expect(html).toMatch(/aria-label="Footnote 1">1<.*aria-label="Footnote 2">2</);
    const [, list = ''] = html.split('<ol>');
    expect(textOf(list).replace(/\s+/g, ' ').trim()).toBe('X ↩ Y ↩ Z');
  });

  it('have the number of their marks, also if there are marks without a footnote', () => {
    const html = render('a[^missing] b[^y]\n\n[^y]: Y');
    expect(html).toContain('aria-label="Footnote 2">2<');
    expect(html).toContain('<li value="2"');
    expect(html).toContain('aria-label="Back to footnote 2 in the text"');
  });

  it('without a definition are text', () => {
    expect(simplify(render('a[^x]'))).toBe('<p>a[^x]</p>');
  });

  it('are shown where they are if there are too many', () => {
    const html = render(Array.from({ length: 150 }, (_, n) => `[^${n}]: note${n}`).join('\n\n'));
    const missing = Array.from({ length: 150 }, (_, n) => `note${n}<`).filter(
      (note) => !html.includes(note),
    );
    expect(missing).toEqual([]);
  });
});

describe('hostile text', () => {
  const CASES = [
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<a href="javascript:alert(1)">a</a>',
    '[a](javascript:alert(1))',
    '[a](https://b.example"onclick="alert(1))',
    '![a](https://b.example/"onerror="alert(1))',
    '```"><img src=x>\na\n```',
    '[a]: javascript:alert(1)\n\n[a][a] ![a][a]',
    '[^<img src=x>]\n\n[^<img src=x>]: a',
    '【1†<img src=x>】',
    '[[1]](https://b.example "<img src=x>")',
    '| <img src=x> |\n|-|',
    `${'>'.repeat(500)}<img src=x>`,
  ];

  it.each(CASES)('creates no element, handler or address of its own: %s', (text) => {
    for (const isStreaming of [false, true]) {
      const html = render(text, isStreaming).replace(/="[^"]*"/g, '=""');
      expect(html).not.toMatch(/<(?:img|script)/);
      expect(html).not.toMatch(/<[^>]*\son/);
      expect(render(text, isStreaming)).not.toMatch(/href="javascript/i);
    }
  });

  it.each([
    ...['[', ']', '*', '*a ', '_', '`', '`a``b```', '<', '![', '[a](', '>', '> ', '- ', '1. ', '|'],
    ...[
      '&',
      '~~a',
      '(',
      '【',
      'a@b.c ',
      '\\',
      '\n',
      'a\n',
      '# a\n',
      '```\n',
      '[^a] ',
      '> - ',
      '\0',
    ],
    ...['|a', '- a\n\n', '| a | b |\n', '---\n\n', '[a]: b\n', '[^a]: b\n\n', '﷽', '\ud800'],
  ])('of 100 kB does not block or throw: %j', (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const startedAt = performance.now();
    render(text, true);
    // Several times what it takes on a slow machine; without limits, some of these take minutes.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

const WORDS = ['apple', 'banana', 'cherry', '苹果'];

/** Markdown from fragments, without parts that are never shown, such as addresses. */
const answers = fc
  .array(
    fc.constantFrom(
      ...[
        ...WORDS,
        ' ',
        '\n',
        '\n\n',
        '**',
        '*',
        '_',
        '~~',
        '`',
        '\n```\n',
        '\n# ',
        '\n- ',
        '\n1. ',
      ],
      ...['\n> ', '\n| apple | banana |\n|---|---|\n', '|', '[', ']', '(', '<b>', '!', '\n- [x] '],
      ...['【1†cherry】', '[banana](https://a.example)', '![apple](https://a.example)', '\n    '],
      ...['![cherry](sandbox:/a)', '\n---\n', '&amp;', '\\', ': '],
    ),
    { maxLength: 50 },
  )
  .map((parts) => parts.join(''))
  // Of the line of an opening fence, only the first word is shown.
  .filter((text) => !/(?:```|~~~)[^\n]/.test(text));

const countWords = (text: string) => WORDS.map((word) => text.split(word).length - 1);

describe('any answer', () => {
  it('is shown with all of its words', () => {
    const property = fc.property(answers, (text) => {
      const shown = countWords(render(text));
      countWords(text).forEach((count, index) => {
        expect(shown[index], text).toBeGreaterThanOrEqual(count);
      });
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('can be cut anywhere while it streams', () => {
    const property = fc.property(answers, (text) => {
      for (let end = 0; end <= text.length; end += 5) render(text.slice(0, end), true);
    });
    fc.assert(property, { numRuns: 40 });
  });
});

it('an answer that ended in the middle keeps the form that it had while it streamed', () => {
  const cut = renderIn('en', <Markdown text="- **a b" isStreaming={false} isCut {...actions} />);
  expect(cut).toContain('<strong>a b</strong>');
  expect(render('- **a b')).toContain('**a b');
});
