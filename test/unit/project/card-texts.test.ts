import { expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import { cardTexts, NOT_IN_CARDS, NOT_IN_CARDS_PREFIXES } from '../../../scripts/card-texts.ts';
import { importGraph, readSources, removeComments } from '../support/sources.ts';

const files = importGraph('entrypoints/card.tsx').filter((path) => /\.tsx?$/.test(path));

it('strips no text that a file of the card script uses', () => {
  expect(files).toContain('components/card/hover-card.tsx');
  const stripped = readSources(...files).flatMap(({ path, code }) =>
    [...removeComments(code).matchAll(/['"`]([a-z-]+\.[\w.-]*)/g)]
      .filter(([, key = '']) => NOT_IN_CARDS.test(key))
      .map(([key]) => `${path}: ${key}`),
  );
  expect(stripped).toEqual([]);
});

it('strips texts only from files in locales/', () => {
  const { transform } = cardTexts() as { transform(code: string, id: string): unknown };
  const all = { 'gpt.open': 'Open', 'options.save': 'Save', 'card.pin': { other: 'Keep' } };
  const expected = {
    code: JSON.stringify({ 'gpt.open': 'Open', 'card.pin': { other: 'Keep' } }),
    map: null,
  };
  expect(transform(JSON.stringify(all), '/somewhere/locales/zh_CN.json')).toEqual(expected);
  expect(transform(JSON.stringify(all), '/somewhere/package.json')).toBeUndefined();
});

it.each(NOT_IN_CARDS_PREFIXES)('strips keys that exist: %s', (prefix) => {
  expect(Object.keys(en).some((key) => key.startsWith(`${prefix}.`))).toBe(true);
});
