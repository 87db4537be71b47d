import { describe, expect, it } from 'vitest';
import { parseQuery, type Query } from '../../../utils/gpt/parse-query.ts';
import { gptId } from '../support/gpt-id.ts';

const id = gptId('g-2fkFE8rbu');
const gpt: Query = { kind: 'gpt', id };

describe('parseQuery with plain input', () => {
  it.each(['', ' ', '\t\n', '\u00a0'])('treats %j as empty', (input) => {
    expect(parseQuery(input)).toEqual({ kind: 'empty' });
  });

  it.each([
    id,
    `  ${id}\n`,
    `https://chatgpt.com/g/${id}`,
    `https://chatgpt.com/g/${id}-tide-tables?model=gpt-5`,
    `chatgpt.com/g/${id}`,
    `www.chatgpt.com/g/${id}`,
    `HTTPS://chatgpt.com/g/${id}`,
    `https://icons.example/s2?url=https%3A%2F%2Fchatgpt.com%2Fg%2F${id}`,
    `gpt-4o-gizmo-${id}`,
    `${id}-tide-tables`,
    `/g/${id}`,
    `Have you seen ${id}?`,
    `看看${id}怎么样`,
    `Here: https://chatgpt.com/g/${id}-tides (it is good)`,
  ])('finds a GPT in %j', (input) => {
    expect(parseQuery(input)).toEqual(gpt);
  });

  it('uses the first of two ids', () => {
    expect(parseQuery(`g-7QmZ0aVx4 or ${id}`)).toEqual({ kind: 'gpt', id: 'g-7QmZ0aVx4' });
  });

  it('accepts an id that looks like a word if it is alone or in a link', () => {
    const wordlike = { kind: 'gpt', id: 'g-nameitall' };
    expect(parseQuery('g-nameitall')).toEqual(wordlike);
    expect(parseQuery('https://chatgpt.com/g/g-nameitall-variable-namer')).toEqual(wordlike);
  });

  it.each([
    'https://www.example.com/',
    'https://chatgpt.com/gpts',
    'https://chatgpt.com/g/g-p-67b0c1d2e3f48191a0b1c2d3e4f50617-garden/project',
    'http://a.example/g-recaptcha',
    'www.example.com',
    'example.com/page',
    'ftp://example.com/x',
    'mailto:g-2fkFE8rbu@mail.example',
    'data:image/png;base64,iVBOR/g/g-2fkFE8rbuAAA=',
  ])('treats %j as a URL without a GPT', (input) => {
    expect(parseQuery(input)).toEqual({ kind: 'foreign-url', text: input });
  });

  it.each([
    'g-2fkFE8rb',
    'g-2fkFE8rbuX',
    'g-2fkFE8rb_',
    'g-67a1b2c3d4e48191a5b6c7d8e9f0011',
    'g-67A1B2C3D4E48191A5B6C7D8E9F00112',
    'g-0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
    'g-p-67b0c1d2e3f48191a0b1c2d3e4f50617',
    'g-signin2',
  ])('treats %j as a malformed id', (input) => {
    expect(parseQuery(` ${input} `)).toEqual({ kind: 'malformed-id', text: input });
  });

  it.each([
    ['chess', 'chess'],
    ['write my  thesis\n with me ', 'write my thesis with me'],
    ['g-force', 'g-force'],
    ['g-force simulator 2', 'g-force simulator 2'],
    ['g-', 'g-'],
    ['G-8XK41QZ0MP', 'G-8XK41QZ0MP'],
    ['写作 助手', '写作 助手'],
    ['C++ & "quotes" <b>', 'C++ & "quotes" <b>'],
    ['node.js', 'node.js'],
    ['data: science', 'data: science'],
    ['about: me', 'about: me'],
    ['what is 3/4?', 'what is 3/4?'],
    ['ratio 1:2', 'ratio 1:2'],
  ])('treats %j as words', (input, words) => {
    expect(parseQuery(input)).toEqual({ kind: 'words', words });
  });
});

describe('parseQuery with input changed by a word processor, phone or web page', () => {
  it.each([
    'g\u20112fkFE8rbu',
    'g\u20102fkFE8rbu',
    'g\u20132fkFE8rbu',
    'g\u20142fkFE8rbu',
    'g\u22122fkFE8rbu',
    'g\ufe632fkFE8rbu',
    'ｇ－２ｆｋＦＥ８ｒｂｕ',
    'G-2fkFE8rbu',
    'Ｇ－２ｆｋＦＥ８ｒｂｕ',
    'g\\-2fkFE8rbu',
    'g-\u200b2fkFE8rbu',
    'g-2fk\u200dFE8\u00adrbu\ufeff',
    '\u200eg-2fkFE8rbu\u200f',
    '“g-2fkFE8rbu”',
    '「g-2fkFE8rbu」',
    '《g-2fkFE8rbu》，',
    '【g-2fkFE8rbu】',
    '`g-2fkFE8rbu`',
    '<g-2fkFE8rbu>',
    '请看：g-2fkFE8rbu。',
    'ID：ｇ‑2fkFE8rbu',
    '看看G-2fkFE8rbu怎么样',
    'https://chatgpt.com/g/g\u20112fkFE8rbu-tides',
    'https：／／chatgpt．com／g／g-2fkFE8rbu',
    'https://chatgpt.com/g/g-\u200b2fkFE8rbu',
    '"https://chatgpt.com/g/g-2fkFE8rbu"',
    '%67-2fkFE8rbu',
  ])('finds a GPT in %j', (input) => {
    expect(parseQuery(input)).toEqual(gpt);
  });

  it('accepts an id that looks like a word in quotes', () => {
    expect(parseQuery('“g-nameitall”')).toEqual({ kind: 'gpt', id: 'g-nameitall' });
  });

  it.each([
    'G-2FKFE8RBU',
    'G\u20112fkFE8rb',
    'g\u20112fkFE8rb',
    'ｇ－２ｆｋＦＥ８ｒｂ',
    'g_2fkFE8rbu',
    'g - 2fkFE8rbu',
    '“g-2fkFE8rb”',
    'g\\-2fkFE8rb',
    'G-67A1B2C3D4E48191A5B6C7D8E9F00112',
  ])('treats %j as a malformed id, not as words', (input) => {
    expect(parseQuery(input)).toEqual({ kind: 'malformed-id', text: input });
  });

  it.each([
    'https://www.youtube.com/watch?v=g-2fkFE8rbu',
    'youtu.be/g-2fkFE8rbu',
    'watch?v=g-2fkFE8rbu',
    'https://urldefense.com/v3/__https://video.example/g-2fkFE8rbu__;!!A$',
  ])('treats %j as a URL without a GPT, not as words', (input) => {
    expect(parseQuery(input)).toEqual({ kind: 'foreign-url', text: input });
  });

  it.each(['G-Shock', 'g-force', 'G—force', '写作——助手', 'k‑means'])(
    'keeps the words %j unchanged',
    (input) => {
      expect(parseQuery(input)).toEqual({ kind: 'words', words: input });
    },
  );
});
