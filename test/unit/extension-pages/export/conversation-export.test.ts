import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toConversationFile } from '../../../../utils/extension-pages/export/conversation-export.ts';
import type { Answer, Attachment, Turn } from '../../../../utils/gateway/chat/conversation.ts';
import { createI18n } from '../../../../utils/i18n/i18n.ts';
import { NOW, toId } from '../../support/cache-database.ts';
import { anyTurns, complete, newAnswer, question } from '../../support/conversations.ts';

const en = createI18n('en');

const conversation = {
  id: 'c',
  gptId: toId(1),
  gptName: 'Plotter *2*',
  createdAt: NOW,
  updatedAt: NOW + 60_000,
};

const picture: Attachment = {
  kind: 'image',
  name: 'chart_1.jpg',
  dataUrl: 'data:image/jpeg;base64,AAAA',
};

const toFile = (
  format: 'markdown' | 'json',
  turns: Turn[],
  more: { title?: string; gptName?: string | undefined } = {},
  text = en,
) =>
  toConversationFile(
    format,
    {
      conversation: { ...conversation, ...more },
      turns,
      getGatewayName: (id) => (id === 'first' ? 'My gateway' : undefined),
      exportedAt: NOW + 3_600_000,
    },
    text,
  );

/** A conversation with one question. */
const turn = (answers: Answer[], text = 'Question?', attachments: Attachment[] = []): Turn => ({
  conversation: 'c',
  place: 0,
  question: question(text, attachments),
  answers,
});

const toMarkdown = (...turns: Turn[]) => toFile('markdown', turns).text;
const answered = (text: string) => toMarkdown(turn([complete('a', text)]));

describe('the Markdown of a conversation', () => {
  it('contains title, GPT, questions, answers, model, gateway, times, tokens and price', () => {
    const answer = {
      ...complete('a', 'It is **42**.'),
      reasoning: 'Six by seven.',
      tokens: { input: 1_200, output: 34 },
      cost: 0.1,
    };
    const lines = toMarkdown(turn([answer], 'What is it?')).split('\n\n');
    const time = expect.stringMatching(/^\*(?:.* · )?(?:May 31|Jun 1), 2024, .+\*$/);
    expect(lines).toEqual([
      '# What is it?',
      expect.stringMatching(
        /^Conversation with \[Plotter \\\*2\\\*\]\(https:\/\/chatgpt\.com\/g\/g-\w+\) · started \w+ \d+, 2024, .* · exported by GPT Lens \w+ \d+, 2024, /,
      ),
      '## Question 1',
      'What is it?',
      time,
      '### Answer',
      '#### Reasoning',
      '> Six by seven.',
      '#### Answer',
      '> It is **42**.',
      expect.stringMatching(
        /^\*gpt-4-gizmo-g-000000001 · My gateway · .+ · 1,200 tokens in, 34 out · about \\\$0\.10\*\n$/,
      ),
    ]);
    expect(lines[10]).toContain('2024');
  });

  it('leaves out a gateway, tokens and a price that are unknown', () => {
    const answer = { ...complete('a', 'Yes'), gatewayId: 'removed' };
    expect(toMarkdown(turn([answer]))).toMatch(
      /\n\*gpt-4-gizmo-g-000000001 · \w+ \d+, 2024, [\d:]+\s[AP]M\*\n$/,
    );
    expect(toMarkdown(turn([answer]))).not.toMatch(/tokens|about|undefined/);
  });

  it.each([
    [{ at: 'streaming' }, 'still arriving'],
    [{ at: 'stopped' }, 'Stopped. The gateway may still have charged'],
    [{ at: 'cut-off', by: 'end' }, 'may be cut off'],
    [{ at: 'cut-off', by: 'length' }, 'reached its maximum length'],
    [{ at: 'empty' }, 'The answer was empty'],
    [{ at: 'interrupted' }, 'the browser stopped GPT Lens'],
  ] as const)('says how an answer ended: %j', (state, sentence) => {
    expect(toMarkdown(turn([newAnswer('a', { state, text: 'Part' })]))).toMatch(
      new RegExp(`\n> Part\n\n\\*\\*[^\n]*${sentence}[^\n]*\\*\\*\n`),
    );
    expect(answered('Part')).not.toContain(sentence);
  });

  it('names a failure without the message of the gateway, which may be about the account', () => {
    const failure = { kind: 'balance-used-up', said: 'User 4711 has 0.02 left' } as const;
    const markdown = toMarkdown(turn([newAnswer('a', { state: { at: 'failed', failure } })]));
    expect(markdown).toContain(`**The answer failed: ${en.t('failure.balance-used-up.title')}**`);
    expect(markdown).not.toContain('4711');
  });

  it('marks answers that were asked again', () => {
    const markdown = toMarkdown(
      turn([newAnswer('a', { state: { at: 'interrupted' }, text: 'One' }), complete('b', 'Two')]),
    );
    expect(markdown).toMatch(/### Earlier answer\n\n> One\n[\s\S]*### Answer\n\n> Two\n/);
  });

  it('names pictures without their data, and contains text files', () => {
    const file: Attachment = { kind: 'text', name: 'a.md', text: 'x\n```js\ny\n```' };
    const markdown = toMarkdown(turn([complete('a', 'Yes')], 'See', [picture, file]));
    expect(markdown).toContain('Attached: chart\\_1.jpg\n');
    expect(markdown).not.toContain('base64');
    expect(markdown).toContain('Attached: a.md\n\n````text\nx\n```js\ny\n```\n````\n');
  });

  it('keeps the Markdown of an answer', () => {
    const markdown =
      '# A\n\n- **b** _c_\n\n  ```html\n  <p>`x`</p>\n  ```\n\n| `<a>` | b<br>c |\n| - | - |';
    expect(answered(markdown)).toContain(
      `\n\n${markdown.replace(/^/gm, '> ').replace(/ $/gm, '')}\n\n`,
    );
  });

  it.each([
    ['<script>alert(1)</script>', '> &lt;script>alert(1)&lt;/script>'],
    ['a <!-- b', '> a &lt;!-- b'],
    ['\\<b> and \\\\<b>', '> &lt;b> and \\\\&lt;b>'],
    ['`<b>` and ``<i>` `` and <u>', '> `<b>` and ``<i>` `` and &lt;u>'],
    ['`<b> never closed', '> `&lt;b> never closed'],
    ['\\`<b>`', '> \\`&lt;b>`'],
    ['<br>\n1 < 2 <https://a.example/>', '> &lt;br>\n> 1 < 2 <https://a.example/>'],
    ['~~~\n<a>\n```\n~~~~\n<b>', '> ~~~\n> <a>\n> ```\n> ~~~~\n> &lt;b>'],
    ['- ```\n  <a>\n- <b>', '> - ```\n>   <a>\n> - &lt;b>'],
    ['> ```\n> <a>\n\n<b>', '> > ```\n> > <a>\n>\n> &lt;b>'],
    ['``` `\n<a>', '> ``` `\n> &lt;a>'],
    ['a\r\nb\rc', '> a\n> b\n> c'],
  ])('escapes the tags of an answer outside of code: %j', (text, quoted) => {
    expect(answered(text)).toContain(`### Answer\n\n${quoted}\n\n*gpt`);
  });

  it('ends what an answer left open, because each of its lines is quoted', () => {
    fc.assert(
      fc.property(anyTurns, (turns) => {
        const lines = toMarkdown(...turns).split('\n');
        expect(lines.filter((line) => /^## /.test(line))).toEqual(
          turns.map((_, at) => `## Question ${at + 1}`),
        );
        // Outside of quotes and text files, no line can be HTML or open a code block.
        const files = turns
          .flatMap((each) => each.question.attachments)
          .flatMap((each) => (each.kind === 'text' ? each.text.split(/\r\n?|\n/) : []));
        const ours = lines.filter((line) => !line.startsWith('>') && !files.includes(line));
        for (const line of ours)
          expect(line).not.toMatch(/<|^ {0,3}~~~|^ {0,3}`{3,}(?!`*text$|`*$)/);
      }),
    );
  });

  it.each([
    ['1. a\n2) b', '1\\. a  \n2\\) b'],
    ['- a\n+ b\n= c\n: d', '\\- a  \n\\+ b  \n\\= c  \n\\: d'],
    ['# a *b* `c`', '\\# a \\*b\\* \\`c\\`'],
    ['<b> & [x](y)', '&lt;b&gt; &amp; \\[x\\](y)'],
    ['if x:\n    y\n\tz', 'if x:  \n&nbsp;&nbsp;&nbsp;&nbsp;y  \n&nbsp;&nbsp;&nbsp;&nbsp;z'],
    ['a\n\n\nb', 'a\n\n\nb'],
    ['\n a\n', '&nbsp;a'],
  ])('shows a question as it was typed: %j', (text, escaped) => {
    expect(toMarkdown(turn([complete('a', 'Yes')], text))).toContain(
      `## Question 1\n\n${escaped}\n\n*`,
    );
  });

  it('uses the language of the interface', () => {
    const zh = toFile('markdown', [turn([complete('a', '好')])], {}, createI18n('zh_CN')).text;
    expect(zh).toContain('## 问题 1');
    expect(zh).toContain('### 回答');
    expect(zh).toMatch(/与 \[.*\]\(.*\) 的对话/);
  });

  it('is written in time for a megabyte of any character', () => {
    for (const unit of ['\\', '`', '` `` ', '<', '> ', '    ', '1. ', 'www.', '-']) {
      const long = unit.repeat(1_000_000 / unit.length);
      const start = performance.now();
      toMarkdown(turn([complete('a', long)], long, [{ kind: 'text', name: 'a', text: long }]));
      expect([unit, performance.now() - start < 5_000]).toEqual([unit, true]);
    }
  });
});

describe('the JSON of a conversation', () => {
  const schema = JSON.parse(readFileSync('docs/conversation.schema.json', 'utf8'));
  const isValid = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
    schema,
  );
  const toDocument = (...turns: Turn[]) => JSON.parse(toFile('json', turns).text);

  it('matches the published schema for any conversation', () => {
    fc.assert(
      fc.property(anyTurns, (turns) => {
        const valid = isValid(toDocument(...turns));
        expect(isValid.errors).toBeNull();
        expect(valid).toBe(true);
      }),
    );
  });

  it('contains everything but the message of the gateway; unknown values are null', () => {
    const failed = newAnswer('a', {
      state: { at: 'failed', failure: { kind: 'forbidden', said: 'User 4711' } },
      gatewayId: 'removed',
    });
    const cutOff: Answer = {
      ...complete('b', 'Part'),
      state: { at: 'cut-off', by: 'length' },
      reasoning: 'Hm',
      tokens: { input: 1, output: 2 },
      cost: 0,
    };
    const file: Attachment = { kind: 'text', name: 'a.txt', text: 'data' };
    expect(toDocument(turn([failed, cutOff], 'See', [picture, file]))).toEqual({
      format: 'gpt-lens-conversation',
      version: 1,
      title: 'See',
      gpt: { id: toId(1), name: 'Plotter *2*', url: `https://chatgpt.com/g/${toId(1)}` },
      createdAt: '2024-06-01T00:00:00.000Z',
      updatedAt: '2024-06-01T00:01:00.000Z',
      exportedAt: '2024-06-01T01:00:00.000Z',
      turns: [
        {
          question: {
            text: 'See',
            attachments: [picture, file],
            sentAt: '2024-06-01T00:00:00.000Z',
          },
          answers: [
            {
              state: 'failed',
              cutOffBy: null,
              failure: 'forbidden',
              text: '',
              reasoning: null,
              model: 'gpt-4-gizmo-g-000000001',
              gateway: null,
              startedAt: '2024-06-01T00:00:00.000Z',
              endedAt: null,
              tokens: null,
              costInDollars: null,
            },
            {
              state: 'cut-off',
              cutOffBy: 'length',
              failure: null,
              text: 'Part',
              reasoning: 'Hm',
              model: 'gpt-4-gizmo-g-000000001',
              gateway: 'My gateway',
              startedAt: '2024-06-01T00:00:00.000Z',
              endedAt: '2024-06-01T00:00:01.000Z',
              tokens: { input: 1, output: 2 },
              costInDollars: 0,
            },
          ],
        },
      ],
    });
  });

  it.each([
    ['another version', { version: 2 }],
    ['a field that it does not describe', { more: true }],
    ['a conversation without its GPT', { gpt: null }],
  ])('rejects %s by its schema', (_, change) => {
    expect(isValid({ ...toDocument(turn([complete('a', 'Yes')])), ...change })).toBe(false);
  });
});

describe('the file of a conversation', () => {
  it('is called after the title, the first question, the GPT or its id', () => {
    const turns = [turn([complete('a', 'Yes')], 'Is it?\nReally?')];
    expect(toFile('json', turns, { title: 'My title' }).name).toBe('My title.json');
    expect(toFile('markdown', turns)).toMatchObject({
      name: 'Is it Really.md',
      type: 'text/markdown',
    });
    expect(toFile('json', []).name).toBe('Plotter 2.json');
    expect(toFile('json', [], { gptName: undefined }).name).toBe(`${toId(1)}.json`);
  });
});
