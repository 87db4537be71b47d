import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const ASSETS = resolve(import.meta.dirname, '../../../assets');

/** The card and its host are positioned at measured coordinates, which have no reading direction. */
const PLACED = ['card.css: inset: 0 auto auto 0 !important', 'card.css: inset: 0 auto auto 0'];

/** Physical sides, which are wrong in right-to-left languages. */
const SIDES =
  /(?:^|[-\s])(?:left|right)\s*:|(?:margin|padding|border)-(?:left|right)\b|\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b/;
/** Shorthands with four values, whose second and fourth are right and left: allowed only if these are equal. */
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

it('uses logical instead of physical sides in all stylesheets', () => {
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
])('detects physical sides: %s', (declaration) => {
  expect(declarationsOf(`a { color: red; ${declaration}; }`).filter(isOneSided)).toHaveLength(1);
});
