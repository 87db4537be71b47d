import fc from 'fast-check';
import { options, render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnswerDocument } from '../../../../../components/chat/markdown/answer-document.ts';
import { Markdown } from '../../../../../components/chat/markdown/markdown.tsx';
import {
  type CountingNode,
  countChanges,
  createRoot,
  findAll,
} from '../../../support/counting-dom.ts';

let frames: (() => void)[] = [];
const { debounceRendering } = options;

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => {});
  options.debounceRendering = (rerender) => rerender();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  options.debounceRendering = debounceRendering;
});

/** Runs the requested animation frames, and those that they request. */
function runFrames(): number {
  let count = 0;
  while (frames.length > 0) {
    const current = frames;
    frames = [];
    for (const frame of current) frame();
    count++;
  }
  return count;
}

function createAnswer(props: { onLoadImage?(): Promise<string | undefined> } = {}) {
  const root = createRoot();
  const copied: string[] = [];
  const copy = async (text: string) => {
    copied.push(text);
  };
  const onLoadImage = async () => undefined;
  return {
    root,
    copied,
    show(text: string, isStreaming = true) {
      render(<Markdown {...{ onLoadImage, copy, text, isStreaming, ...props }} />, root);
    },
  };
}

function getBlocks(root: CountingNode): CountingNode[] {
  return findAll(root, 'markdown-group').flatMap(({ childNodes }) => childNodes);
}

/** The role of the footnotes, and of tables. */
const FOOTNOTES = 'group';

const ANSWER = `# Heading

A paragraph with **bold** text and [a link](https://a.example)【1†source】.

- one
- two

| a | b |
|---|---|
| 1 | 2 |

\`\`\`js
const a = 1;
\`\`\`

> A quote

Another paragraph.[^1]

[^1]: A footnote.
`;

describe('while an answer streams', () => {
  it('elements that are finished are not touched', () => {
    const { root, show } = createAnswer();
    const finished = new Map<CountingNode, number>();
    for (let end = 0; end <= ANSWER.length; end++) {
      show(ANSWER.slice(0, end));
      runFrames();
      const blocks = getBlocks(root);
      for (const [block, changes] of finished) {
        expect(blocks).toContain(block);
        expect(countChanges(block)).toBe(changes);
      }
      // The last two can still change: a paragraph turns out to be finished only with what follows it.
      for (const block of blocks.slice(0, -2)) finished.set(block, countChanges(block));
    }
    expect(finished.size).toBeGreaterThanOrEqual(5);
  });

  it.each([
    ['items of a list', '- an item with words\n', 'li', 60],
    ['rows of a table', '| a cell with words |\n', 'tr', 60],
    ['lines of code', 'a line of code with words\n', 'code-part', 2],
    ['lines of a quote', '> a line with words\n>\n', 'p', 60],
  ])('earlier %s are not touched', (name, line, element, count) => {
    const { root, show } = createAnswer();
    const head = { 'rows of a table': '| a |\n|---|\n', 'lines of code': '```\n' }[name] ?? '';
    const text = head + line.repeat(400);
    show(text);
    runFrames();
    const before = findAll(root, element).slice(0, count);
    expect(before).toHaveLength(count);
    const changes = before.map(countChanges);
    show(text + line + line.slice(0, 9));
    runFrames();
    const after = findAll(root, element);
    expect(after.slice(0, count)).toEqual(before);
    expect(before.map(countChanges)).toEqual(changes);
    expect(root.textContent.split('words').length).toBeGreaterThan(400);
  });

  it('only what changes is rendered again', () => {
    const { root, show } = createAnswer();
    const text = 'A [link][1] with a footnote[^1].\n\n'.repeat(300);
    const references = '[1]: https://a.example\n[^1]: A footnote.\n\n';
    show(references + text);
    runFrames();
    const rendered = vi.fn();
    const { vnode } = options;
    options.vnode = rendered;
    show(`${references}${text}More`);
    runFrames();
    options.vnode = vnode;
    expect(root.textContent).toContain('More');
    // A group of blocks and the other groups.
    expect(rendered.mock.calls.length).toBeLessThan(120);
  });

  it('the page changes at most once per frame', () => {
    const { root, show } = createAnswer();
    show('one');
    const changes = countChanges(root);
    for (const text of ['one two', 'one two three', 'one two three four']) show(text);
    expect(countChanges(root)).toBe(changes);
    expect(frames).toHaveLength(1);
    runFrames();
    expect(root.textContent).toBe('one two three four');
    expect(countChanges(root)).toBe(changes + 1);
  });

  it('no marks appear for a moment, and no element turns into another', () => {
    const { root, show } = createAnswer();
    const text = `${ANSWER}\n1. **One**: see [this](https://b.example "B") and \`code\`\n2. *Two*, ~~three~~ **[[""]](https://c.example "C")**\n\nEnd<br>of ![it](https://d.example/e.png)\n\n---\n\n**注意：**请保存`;
    const elements = new Map<CountingNode, number>();
    let names: unknown[] = [];
    for (let end = 0; end <= text.length; end++) {
      show(text.slice(0, end));
      runFrames();
      expect(root.textContent).not.toMatch(/\*|\]\(|https:|\|-|```|~|`|【|<|# /);
      const blocks = getBlocks(root);
      const current = blocks.map((block) => block['attribute role'] ?? block.localName);
      const isSame = names.every((name, index) => current[index] === name || name === FOOTNOTES);
      expect(isSame, `${names} became ${current} at ${text.slice(0, end)}`).toBe(true);
      names = current;
      for (const block of blocks) elements.set(block, end);
    }
    // Every element is created once, except for the footnotes, which stay below.
    expect(elements.size).toBe(getBlocks(root).length);
  });

  it('the end is shown without waiting for a frame', () => {
    const { root, show } = createAnswer();
    show('one');
    show('one **two');
    show('one **two', false);
    expect(root.textContent).toBe('one **two');
  });

  it('updates leave time to everything else if they take long', () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 10;
      return now;
    });
    const { root, show } = createAnswer();
    show('one');
    show('one two');
    expect(runFrames()).toBeGreaterThan(1);
    expect(root.textContent).toBe('one two');
  });

  it('another answer replaces the text', () => {
    const { root, show } = createAnswer();
    show('one **two**');
    show('two');
    runFrames();
    expect(root.textContent).toBe('two');
  });
});

describe('a long answer that is opened', () => {
  const text = 'A paragraph with **bold** words.\n\n'.repeat(1_000);

  it('is readable at once and formatted in steps', () => {
    const { root, show } = createAnswer();
    show(text, false);
    expect(root.textContent.split('words').length).toBe(1_001);
    const formatted = findAll(root, 'strong').length;
    expect(formatted).toBeGreaterThan(20);
    expect(formatted).toBeLessThan(500);
    expect(runFrames()).toBeGreaterThan(2);
    expect(findAll(root, 'strong')).toHaveLength(1_000);
    expect(frames).toEqual([]);
  });
});

describe('nodes', () => {
  it('of finished segments keep their identity at every prefix of an answer', () => {
    const lines = fc.constantFrom(
      ...[
        'a **b** c',
        '',
        '',
        '# d',
        '- e',
        '  - f',
        '1. g',
        '> h',
        '|i|j|',
        '|-|-|',
        '```',
        '---',
      ],
      ...['[k][1]', '[1]: https://l.example', 'm[^1]', '[^1]: n', '【1†o】', '    p', '<b>q</b>'],
    );
    const property = fc.property(
      fc.array(lines, { maxLength: 40 }),
      fc.integer({ min: 1, max: 30 }),
      (parts, step) => {
        const text = parts.join('\n');
        const answer = createAnswerDocument();
        let finished: unknown[] = [];
        for (let end = 0; end < text.length; end += step) {
          const blocks = answer.update(text.slice(0, end), true).groups.flat();
          const nodes = blocks.flatMap((block) => block.parts.map((part) => part));
          finished.forEach((node, index) => {
            expect(nodes[index]).toBe(node);
          });
          expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length);
          const closed = blocks.filter(({ key }) => key < lastBoundary(text.slice(0, end)));
          finished = closed.slice(0, -1).flatMap((block) => block.parts.map((part) => part));
        }
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});

/** An offset before which nothing can change any more: the last heading that follows a blank line and is complete. */
function lastBoundary(text: string): number {
  return Math.max(0, text.lastIndexOf('\n\n# d\n') + 2);
}

describe('the button of code', () => {
  it('copies all of the code, without the last line break', async () => {
    const { root, show, copied } = createAnswer();
    const code = 'a line of code\n'.repeat(900);
    show(`\`\`\`\n${code}\`\`\``, false);
    findAll(root, 'button')[0]?.click();
    await vi.waitFor(() => expect(root.textContent).toContain('Copied'));
    expect(copied).toEqual([code.trimEnd()]);
  });
});

describe('the button of an image', () => {
  const TEXT = '![A lighthouse](https://files.example/a.png)';

  it('loads the image and shows it', async () => {
    const onLoadImage = vi.fn(async () => 'data:image/png;base64,AAAA');
    const { root, show } = createAnswer({ onLoadImage });
    show(TEXT, false);
    expect(onLoadImage).not.toHaveBeenCalled();
    findAll(root, 'button')[0]?.click();
    await vi.waitFor(() => expect(findAll(root, 'img')).toHaveLength(1));
    expect(onLoadImage.mock.calls).toEqual([['https://files.example/a.png']]);
    expect(findAll(root, 'img')[0]?.['attribute src']).toBe('data:image/png;base64,AAAA');
  });

  it.each([
    ['there is no image', async () => undefined],
    ['loading fails', async () => Promise.reject(new Error())],
    ['the image is of another type', async () => 'data:image/svg+xml;base64,AAAA'],
    ['the image is an address', async () => 'https://files.example/a.png'],
  ])('says that it failed if %s, and offers to try again', async (_, onLoadImage) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { root, show } = createAnswer({ onLoadImage });
    show(TEXT, false);
    findAll(root, 'button')[0]?.click();
    await vi.waitFor(() => expect(root.textContent).toContain('couldn’t be loaded'));
    expect(root.textContent).toContain('Try again to load from files.example');
    expect(findAll(root, 'img')).toEqual([]);
    expect(findAll(root, 'a')[0]?.['attribute href']).toBe('https://files.example/a.png');
  });

  it('keeps a loaded image while the answer goes on', async () => {
    const { root, show } = createAnswer({ onLoadImage: async () => 'data:image/png;base64,AAAA' });
    show(`${TEXT}\n`);
    findAll(root, 'button')[0]?.click();
    await vi.waitFor(() => expect(findAll(root, 'img')).toHaveLength(1));
    const [image] = findAll(root, 'img');
    for (const more of ['\nN', '\nNext', '\nNext\n\n- a\n']) {
      show(`${TEXT}\n${more}`);
      runFrames();
      expect(findAll(root, 'img')).toEqual([image]);
    }
  });
});
