import { build, type Rollup } from 'vite';
import { expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import zh_CN from '../../../locales/zh_CN.json' with { type: 'json' };
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

it('gives every language all texts of cards under the right keys, and stores the keys once', async () => {
  const code = await buildTexts();
  const { default: texts } = await import(
    `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  );
  const inCards = (messages: object) =>
    Object.fromEntries(Object.entries(messages).filter(([key]) => !NOT_IN_CARDS.test(key)));
  expect(texts).toEqual({ en: inCards(en), zh_CN: inCards(zh_CN) });
  expect(code.split('gpt.visibility.workspace')).toHaveLength(2);
});

/** Builds a module with the texts of both languages as the card script contains them. */
async function buildTexts(): Promise<string> {
  const entry = `${process.cwd()}/utils/i18n/texts-of-cards.ts`;
  const result = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      cardTexts(),
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) =>
          id === entry
            ? `import en from '../../locales/en.json';
              import zh_CN from '../../locales/zh_CN.json';
              export default { en, zh_CN };`
            : undefined,
      },
    ],
    build: { write: false, lib: { entry, formats: ['es'] } },
  })) as Rollup.RollupOutput[];
  return result[0]?.output[0].code ?? '';
}
