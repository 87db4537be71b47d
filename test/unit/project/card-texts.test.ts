import { expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import { cardTexts, NOT_IN_CARDS, OWN } from '../../../scripts/card-texts.ts';
import { importGraph, readSources, removeComments } from '../support/sources.ts';

const files = importGraph('entrypoints/card.tsx').filter((path) => /\.tsx?$/.test(path));

it('no file of the card’s script says what is left out of its texts', () => {
  expect(files).toContain('components/card/hover-card.tsx');
  const said = readSources(...files).flatMap(({ path, code }) =>
    [...removeComments(code).matchAll(/['"`]([a-z-]+\.[\w.-]*)/g)]
      .filter(([, key = '']) => NOT_IN_CARDS.test(key))
      .map(([key]) => `${path}: ${key}`),
  );
  expect(said).toEqual([]);
});

it('only the locales lose texts, and only those', () => {
  const { transform } = cardTexts() as { transform(code: string, id: string): unknown };
  const all = { 'gpt.open': 'Open', 'options.save': 'Save', 'card.pin': { other: 'Keep' } };
  const kept = {
    code: JSON.stringify({ 'gpt.open': 'Open', 'card.pin': { other: 'Keep' } }),
    map: null,
  };
  expect(transform(JSON.stringify(all), '/somewhere/locales/zh_CN.json')).toEqual(kept);
  expect(transform(JSON.stringify(all), '/somewhere/package.json')).toBeUndefined();
});

it('the groups of texts that are left out exist', () => {
  const groups = new Set(Object.keys(en).map((key) => key.split('.')[0]));
  expect(OWN.filter((group) => !groups.has(group))).toEqual([]);
});
