import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_INPUT_LENGTH,
  parseIdList,
} from '../../../../utils/extension-pages/batch/parse-id-list.ts';
import { MAX_GPTS } from '../../../../utils/gpt/page-list.ts';
import { cpuTimeOf } from '../../support/cpu-time.ts';
import { gptId } from '../../support/gpt-id.ts';

const ONE = gptId('g-2fkFE8rbu');
const TWO = gptId('g-6751f2a4b3c88191a6f0e2d4c5b6a798');

/** The n-th of many ids that look like no word. */
const idAt = (n: number) => gptId(`g-aB${n.toString(36).padStart(7, '0')}`);

/** What is found, a line each: the id, and what it is called. */
const found = (...lines: string[]) =>
  parseIdList(lines.join('\n')).gpts.map(({ id, text }) => `${id} ${text}`);

describe('parseIdList', () => {
  it.each([
    ['ids, a line each', [ONE, TWO], ['', '']],
    ['ids in one line', [`${ONE}, ${TWO};`], ['', '']],
    ['links', [`https://chatgpt.com/g/${ONE}-code-guru`, `chat.openai.com/g/${TWO}`], ['', '']],
    [
      'Markdown',
      [
        `- [Code Guru](https://chatgpt.com/g/${ONE}) - helps`,
        `* **[Tides](<https://chatgpt.com/g/${TWO}>)**`,
      ],
      ['Code Guru', 'Tides'],
    ],
    [
      'two Markdown links in a line',
      [`[Code Guru](https://chatgpt.com/g/${ONE}), [Tides](https://chatgpt.com/g/${TWO})`],
      ['Code Guru', 'Tides'],
    ],
    [
      'a Markdown table',
      [`| 1 | [Code Guru](https://chatgpt.com/g/${ONE}) | code |`, `| 2 | Tides | ${TWO} |`],
      ['Code Guru', 'Tides'],
    ],
    [
      'CSV',
      ['name,link', `"Code Guru","https://chatgpt.com/g/${ONE}",5`, `Tides,${TWO},4`],
      ['Code Guru', 'Tides'],
    ],
    ['CSV with the id first', [`${ONE},Code Guru`, `${TWO},"Tides"`], ['Code Guru', 'Tides']],
    [
      'HTML',
      [
        `<li><a class="x" href="https://chatgpt.com/g/${ONE}">Code Guru</a></li>`,
        `<b>Tides</b> ${TWO}`,
      ],
      ['Code Guru', 'Tides'],
    ],
    [
      'wrapped links',
      [
        `Code Guru https://example.com/go?to=https%3A%2F%2Fchatgpt.com%2Fg%2F${ONE}-code-guru`,
        `Tides https://chatgpt.com/auth/login?next=%252Fg%252F${TWO}`,
      ],
      ['Code Guru', 'Tides'],
    ],
    ['prose', [`Try Code Guru (${ONE}) before`, `“Tides”: ${TWO}.`], ['Try Code Guru', 'Tides']],
    ['lines of another system', [`Code Guru\t${ONE}\r\nTides\t${TWO}\r`], ['Code Guru', 'Tides']],
  ])('reads %s', (_, lines, [one, two]) => {
    expect(found(...lines).map((line) => line.replace(/[“”]/g, ''))).toEqual([
      `${ONE} ${one}`,
      `${TWO} ${two}`,
    ]);
  });

  it.each([
    `推荐：https://chatgpt.com/g/${ONE}，还有https://chatgpt.com/g/${TWO}。`,
    `https://chatgpt.com/g/${ONE}和https://chatgpt.com/g/${TWO}都好用`,
    `https://chatgpt.com/g/${ONE}还有${TWO}`,
    `https://chatgpt.com/g/${ONE},https://chatgpt.com/g/${TWO}`,
    `https://chatgpt.com/g/${ONE};${TWO}`,
    `https://chatgpt.com/g/${ONE}https://chatgpt.com/g/${TWO}`,
    `${ONE}/${TWO}`,
    `${ONE}、${TWO}`,
    `${ONE}|${TWO}`,
    `[${ONE}](x)${TWO}`,
    `"url":"https:\\/\\/chatgpt.com\\/g\\/${ONE}","id":"${TWO}"`,
    `https://a.example/?u=${encodeURIComponent(`https://chatgpt.com/g/${ONE}`)} ${TWO}`,
    `https://www.bing.com/ck/a?u=a1${btoa(`https://chatgpt.com/g/${ONE}`)}&x=1 ${TWO}`,
    `https://a.example/page,${ONE},https://b.example/,${TWO}`,
    `Ｇ－${ONE.slice(2)} ${TWO.replace('-', '\u2011')}`,
  ])('finds both GPTs in %s', (line) => {
    expect(parseIdList(line).gpts.map(({ id }) => id)).toEqual([ONE, TWO]);
  });

  it('does not mistake a video id for a GPT id', () => {
    const list = `https://www.youtube.com/watch?v=${ONE}\nhttps://youtu.be/${ONE}`;
    expect(parseIdList(list)).toEqual({ gpts: [], linesWithoutGpt: 2, isTruncated: false });
  });

  it('lists each GPT once with its first label', () => {
    expect(found(`First ${ONE}`, `Other ${TWO}`, `Last ${ONE}`)).toEqual([
      `${ONE} First`,
      `${TWO} Other`,
    ]);
  });

  it('counts lines without a GPT', () => {
    const list = [
      '# My GPTs',
      '',
      ONE,
      'g-container',
      `https://chatgpt.com/g/g-p-${'0'.repeat(32)}/project`,
    ];
    expect(parseIdList(list.join('\n'))).toEqual({
      gpts: [{ id: ONE, text: '' }],
      linesWithoutGpt: 3,
      isTruncated: false,
    });
    expect(parseIdList(' \n\n')).toEqual({ gpts: [], linesWithoutGpt: 0, isTruncated: false });
  });

  it('truncates the list after 5,000 GPTs and reports it', () => {
    const ids = Array.from({ length: MAX_GPTS + 1 }, (_, n) => idAt(n));
    const whole = parseIdList(ids.slice(0, -1).join(' '));
    expect(whole.gpts).toHaveLength(MAX_GPTS);
    expect(whole.isTruncated).toBe(false);
    const cut = parseIdList(ids.join('\n'));
    expect(cut.gpts.map(({ id }) => id)).toEqual(ids.slice(0, -1));
    expect(cut.isTruncated).toBe(true);
  });

  it('truncates long input without creating half an id', () => {
    const filler = 'x'.repeat(MAX_INPUT_LENGTH - 20);
    const long = parseIdList(`${ONE}\n${filler} ${TWO}`);
    expect(long).toEqual({ gpts: [{ id: ONE, text: '' }], linesWithoutGpt: 1, isTruncated: true });
  });

  it('finds every id in order, however it is written', () => {
    const words = fc.stringMatching(/^[A-Za-z ,.!?]{0,20}$/);
    const forms = [
      (id: string) => id,
      (id: string) => `https://chatgpt.com/g/${id}-some-name`,
      (id: string) => `[name](https://chat.openai.com/g/${id})`,
      (id: string) => `https://example.com/?u=${encodeURIComponent(`https://chatgpt.com/g/${id}`)}`,
    ];
    const entry = fc.tuple(
      words,
      fc.constantFrom(...forms),
      fc.constantFrom('\n', ' , ', '\t', ' | '),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const list = entries.map(([before, form, end], n) => `${before} ${form(idAt(n))}${end}`);
        const { gpts } = parseIdList(list.join(''));
        expect(gpts.map(({ id }) => id)).toEqual(entries.map((_, n) => idAt(n)));
      }),
    );
  });

  it('reads input in linear time', () => {
    const tempting = ['g-', '%67', '[a](', '<', '"', `${ONE} `, ' ', 'https://'];
    for (const piece of tempting) {
      const list = piece.repeat(MAX_INPUT_LENGTH / 4 / piece.length);
      expect(
        cpuTimeOf(() => parseIdList(list)),
        piece,
      ).toBeLessThan(3000);
    }
  });
});
