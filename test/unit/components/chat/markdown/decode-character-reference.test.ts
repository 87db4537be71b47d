import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decodeNamedCharacterReference } from '../../../../../components/chat/markdown/decode-character-reference.ts';
import { markdownAlias } from '../../../../../scripts/markdown-alias.ts';

it.each([
  ['amp', '&'],
  ['nbsp', '\u00a0'],
  ['mdash', '—'],
  ['rarr', '→'],
  ['Omega', 'Ω'],
])('decodes &%s;', (name, character) => {
  expect(decodeNamedCharacterReference(name)).toBe(character);
});

it.each(['', 'foo', 'AMP', 'constructor', '__proto__'])('leaves &%s; as it is', (name) => {
  expect(decodeNamedCharacterReference(name)).toBe(false);
});

it('replaces the package of which the parser imports this function', () => {
  for (const [name, file] of Object.entries(markdownAlias)) {
    const parser = readFileSync('node_modules/mdast-util-from-markdown/lib/index.js', 'utf8');
    expect(parser).toContain(`import { decodeNamedCharacterReference } from '${name}'`);
    expect(existsSync(file)).toBe(true);
  }
});
