import { describe, expect, it } from 'vitest';
import { payloads } from '../../gateway/faults/payloads.ts';
import { askChat, type ChatOptions, MODEL, readFrames, readPlain } from '../support/chat.ts';
import { useDemoGateway } from '../support/demo-gateway.ts';

const gateway = useDemoGateway();

const ask = (options: ChatOptions) => askChat(gateway, options);

async function write(text: string): Promise<string> {
  return readPlain(await ask({ text, stream: false }));
}

/** What the answer contains if the question contains a word. */
const CONTENTS: Record<string, readonly string[]> = {
  headings: ['# A heading', '###### Sixth level', '============'],
  inline: ['**Bold**', '~~struck~~', '[a link](https://', '[^1]: '],
  lists: ['- Fruit\n  - Apples', '3. Starts at three'],
  tasks: ['- [x] ', '- [ ] '],
  table: ['|:---|---:|:---:|'],
  quote: ['> > A quotation', '\n---'],
  code: ['```ts\n', '```python\n', '```sql\n', '```sh\n', '~~~\n', '\n    An indented'],
  citations: [
    '【12†source】',
    ' **[[""]](https://lanternworks.example/bridges "The bridge almanac")** ',
  ],
  sandbox: ['(sandbox:/mnt/data/'],
  image: ['![A picture](http://127.0.0.1', '[![image](http://127.0.0.1'],
  tools: ['> Searching', '```Output\n', 'Failed to load the image.'],
  math: ['\\(a^2', '$$\n'],
  html: ['<details>', '<table>', '<!-- '],
  hostile: [...payloads, '(javascript:window.pwned=1)'],
  chinese: ['静夜里', '𠮷'],
  emoji: ['👩‍👩‍👧‍👦', 'e\u0301'],
};

describe('words in a question', () => {
  it.each(Object.entries(CONTENTS))('choose what the answer contains: %s', async (word, parts) => {
    const answer = await write(`Please show: ${word}.`);
    for (const part of parts) expect(answer).toContain(part);
    const without = await write('Please show something.');
    for (const part of parts) expect(without).not.toContain(part);
  });

  it('can be combined, and count in any case', async () => {
    const answer = await write('TABLE and Code');
    expect(answer).toContain('|:---|');
    expect(answer).toContain('```ts');
  });

  it('have to be whole words', async () => {
    expect(await write('A tablet for decoders')).not.toMatch(/\|:---|```/);
  });

  it('choose all of Markdown at once', async () => {
    const answer = await write('markdown');
    for (const [word, parts] of Object.entries(CONTENTS))
      if (word !== 'hostile') for (const part of parts) expect(answer).toContain(part);
    expect(answer).not.toContain('window.pwned');
  });

  it('are answered in Chinese if the question is', async () => {
    expect(await write('请给我 table 和 citations')).toMatch(/\| 方法 \|.*【12†source】/s);
  });

  it('leave a fence open, with an image within', async () => {
    const answer = await write('open-fence');
    expect(answer.match(/^```/gm)).toHaveLength(3);
    expect(answer).toMatch(/```\n!\[image\]\(http:[^)]*\)\n$/);
  });

  it('end in the middle of a construct', async () => {
    expect(await write('table half-written')).toMatch(/\[a link\]\(https:[^)]*$/);
  });

  it('give lines that are very long', async () => {
    const lines = (await write('long-lines')).split('\n').filter((line) => line.length > 2_000);
    expect(lines.length).toBeGreaterThanOrEqual(3);
  });

  it('give a picture that the gateway serves', async () => {
    const url = /!\[A picture\]\(([^)]*)\)/.exec(await write('image'))?.[1] ?? '';
    const picture = await fetch(url);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it.each([1, 100])('give an answer of %s kB', async (kilobytes) => {
    const answer = await write(`long-${kilobytes}`);
    expect(Buffer.byteLength(answer)).toBe(kilobytes * 1024);
    const chinese = await write(`请写 long-${kilobytes}`);
    expect(Math.abs(Buffer.byteLength(chinese) - kilobytes * 1024)).toBeLessThan(4);
    expect(chinese).not.toContain('\uFFFD');
  });

  it('give the number of tokens in a second', async () => {
    const start = performance.now();
    const { chunks } = await readFrames(await ask({ text: 'slow-200' }));
    const seconds = (performance.now() - start) / 1000;
    expect(chunks.length / seconds).toBeLessThan(210);
    expect(chunks.length / seconds).toBeGreaterThan(50);
  });

  it('delay an answer that is not streamed as long as it would take', async () => {
    const { usage } = await (await ask({ text: 'slow-200', stream: false })).json();
    const start = performance.now();
    await write('slow-200');
    expect(performance.now() - start).toBeGreaterThan(usage.completion_tokens * 5 - 20);
  });
});

describe('reasoning', () => {
  it.each(['reasoning_content', 'reasoning'])('comes before the text, in %s', async (field) => {
    const { chunks, text } = await readFrames(await ask({ text: field }));
    const fields = chunks.flatMap(({ choices }) => Object.keys(choices[0].delta));
    expect(fields.filter((each) => each.startsWith('reasoning'))).toContain(field);
    expect(fields.lastIndexOf(field)).toBeLessThan(fields.indexOf('content', 2));
    expect(text).toContain('Code Guru');
    const plain = await (await ask({ text: field, stream: false })).json();
    expect(plain.choices[0].message[field]).toContain('First I look');
  });

  it('comes in the text, between tags', async () => {
    const { text } = await readFrames(await ask({ text: 'Use <think>' }));
    expect(text).toMatch(/^<think>\nFirst I look.*<\/think>\n\nThis is/s);
  });
});

describe('characters', () => {
  it('arrive one by one in Chinese', async () => {
    const { chunks } = await readFrames(await ask({ text: 'chinese' }));
    const pieces = chunks.map(({ choices }) => choices[0].delta.content ?? '');
    expect(pieces.filter((piece) => /^\p{Script=Han}$/u.test(piece)).length).toBeGreaterThan(30);
  });

  it('of several code points are split', async () => {
    const { chunks, text } = await readFrames(await ask({ text: 'emoji' }));
    const pieces = chunks.map(({ choices }) => choices[0].delta.content ?? '');
    expect(pieces).toContain('\u200D');
    expect(pieces).toContain('\u0301');
    expect(text).toContain('👩‍👩‍👧‍👦');
  });
});

describe('the echo', () => {
  it('tells the roles, lengths and images of all messages', async () => {
    const image = {
      type: 'image_url',
      image_url: {
        url: `data:image/jpeg;base64,${Buffer.from('\xff\xd8\xff\xe0', 'latin1').toString('base64')}`,
      },
    };
    const messages = [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello there' },
      { role: 'user', content: [{ type: 'text', text: 'echo 你好' }, image, image] },
    ];
    const answer = await readPlain(await ask({ messages, stream: false }));
    expect(answer).toMatch(/^```json\n.*\n```$/s);
    expect(JSON.parse(answer.slice(8, -4))).toEqual({
      model: MODEL,
      messages: [
        { role: 'user', characters: 2, images: 0 },
        { role: 'assistant', characters: 11, images: 0 },
        { role: 'user', characters: 7, images: 2, formats: ['jpeg', 'jpeg'] },
      ],
    });
  });
});
