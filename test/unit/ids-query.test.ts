import { describe, expect, it } from 'vitest';
import { parseQuery, type Query } from '../../utils/ids/query.ts';
import { gptId } from './support/gpt-id.ts';

const id = gptId('g-2fkFE8rbu');
const gpt: Query = { kind: 'gpt', id };

describe('what is typed into the search box', () => {
  it.each(['', ' ', '\t\n', '\u00a0'])('%j is nothing', (input) => {
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
  ])('%j is a GPT', (input) => {
    expect(parseQuery(input)).toEqual(gpt);
  });

  it('of two ids, the first is meant', () => {
    expect(parseQuery(`g-7QmZ0aVx4 or ${id}`)).toEqual({ kind: 'gpt', id: 'g-7QmZ0aVx4' });
  });

  it('an id that looks like a word is believed when it stands alone or in a link', () => {
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
  ])('%j is an address, but no GPT’s', (input) => {
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
  ])('%j was meant as an id, and is not whole', (input) => {
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
    ['what is 3/4?', 'what is 3/4?'],
    ['ratio 1:2', 'ratio 1:2'],
  ])('%j are words', (input, words) => {
    expect(parseQuery(input)).toEqual({ kind: 'words', words });
  });
});
