import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const ASSETS = resolve(import.meta.dirname, '../../../assets');

/** The card and its host are put at measured places of the window, which have no reading direction. */
const PLACED = ['card.css: inset: 0 auto auto 0 !important', 'card.css: inset: 0 auto auto 0'];

/** Left and right by name; they stand on the wrong side where a language runs from right to left. */
const SIDES =
  /(?:^|[-\s])(?:left|right)\s*:|(?:margin|padding|border)-(?:left|right)\b|\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b/;
/** Four values, of which the second and the fourth are right and left: only equal ones may stand. */
const FOUR_SIDES =
  /^(?:margin|padding|inset|border-(?:width|style|color))\s*:\s*(\S+)\s+(\S+)\s+(\S+)\s+(\S+)(?:\s*!important)?$/;

function isOneSided(declaration: string): boolean {
  const [, , right, , left] =
    FOUR_SIDES.exec(declaration.replace(/\([^)]*\)/g, (inner) => inner.replaceAll(' ', ''))) ?? [];
  return SIDES.test(declaration) || right !== left;
}

function declarationsOf(css: string): string[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...bare.matchAll(/[{;]\s*([a-z-]+\s*:[^;{}]+)(?=;)/g)].map(([, found = '']) =>
    found.trim(),
  );
}

it('styles speak of start and end, never of left and right', () => {
  const sheets = readdirSync(ASSETS).filter((name) => name.endsWith('.css'));
  const found = sheets.flatMap((name) =>
    declarationsOf(readFileSync(`${ASSETS}/${name}`, 'utf8'))
      .filter(isOneSided)
      .map((declaration) => `${name}: ${declaration}`),
  );
  expect(found.filter((each) => !PLACED.includes(each))).toEqual([]);
});

it.each([
  'margin-left: 4px',
  'padding-right: 1em',
  'left: 0',
  'text-align: right',
  'border-left: 1px solid red',
  'padding: 1px 2px 3px 4px',
  'inset: 0 auto 0 0',
])('this would be found: %s', (declaration) => {
  expect(declarationsOf(`a { color: red; ${declaration}; }`).filter(isOneSided)).toHaveLength(1);
});
