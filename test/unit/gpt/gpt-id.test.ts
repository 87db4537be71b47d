import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBareIds, findIdInUrl, isGptId } from '../../../utils/gpt/gpt-id.ts';
import { createCatalogue } from '../../gateway/catalogue.ts';
import { forms } from '../../pages/cases/form-list.ts';
import { addresses, texts } from '../support/id-table.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const letters = (alphabet: string, length: number) =>
  fc
    .array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
    .map((characters) => characters.join(''));
/** With a digit and letters of both cases, so that it does not look like a word. */
const shortIds = letters(BASE62, 6).map((body) => `g-${body}4aZ`);
const longIds = letters('0123456789abcdef', 32).map((body) => `g-${body}`);
const ids = fc.oneof(shortIds, longIds);
const everyRun = { seed: 20_240_319, numRuns: 300 };

describe('findIdInUrl', () => {
  it.each(addresses)('handles $what: $text', ({ text, id }) => {
    expect(findIdInUrl(text)).toBe(id);
  });

  it.each(forms.filter(({ asLink }) => asLink !== undefined))(
    'finds the expected id in the URL on the demo page: $key',
    ({ text, asLink }) => {
      expect(findIdInUrl(text) ?? '').toBe(asLink);
    },
  );

  it.each([0, 1, 2, 3])(
    'finds the id in a URL that is encoded %i times inside another',
    (depth) => {
      let inner = 'https://chatgpt.com/g/g-tideclock-tide-tables';
      for (let times = 0; times < depth; times++) inner = encodeURIComponent(inner);
      expect(findIdInUrl(`https://wrapper.example/?to=${inner}`)).toBe('g-tideclock');
    },
  );

  it('ignores an unmarked id, whatever is before it', () => {
    expect(
      findIdInUrl(`https://a.example/?q=${encodeURIComponent('推荐')}g-2fkFE8rbu`),
    ).toBeUndefined();
    expect(findIdInUrl('https://a.example/?q=list%0Ag-2fkFE8rbu')).toBeUndefined();
  });

  it('finds the id despite an invalid encoding', () => {
    expect(findIdInUrl('https://a.example/%E0%A4%zz%/g/g-2fkFE8rbu')).toBe('g-2fkFE8rbu');
    expect(findIdInUrl('https://a.example/%')).toBeUndefined();
  });

  it('truncates a long URL without returning a truncated id', () => {
    const id = 'g-6a1b2c3d4e5f60718293a4b5c6d7e8f9';
    for (let length = 4000; length < 4200; length++) {
      const found = findIdInUrl(`https://a.example/?${'x'.repeat(length)}&u=${id}`);
      expect([undefined, id]).toContain(found);
    }
  });

  it('finds any id with any slug on both hosts', () => {
    const slugs = fc.constantFrom('', '-notes', '-notes/c/1', '?model=o3', '#a', '/');
    const hosts = fc.constantFrom('chatgpt.com', 'chat.openai.com');
    fc.assert(
      fc.property(ids, slugs, hosts, (id, slug, host) => {
        expect(findIdInUrl(`https://${host}/g/${id}${slug}`)).toBe(id);
      }),
      everyRun,
    );
  });
});

describe('findBareIds', () => {
  it.each(texts)('handles $what: $text', ({ text, id }) => {
    expect(findBareIds(text).map((found) => found.id)).toEqual(id === undefined ? [] : [id]);
  });

  it.each(forms.filter(({ asText }) => asText !== undefined))(
    'finds the expected id in the text on the demo page: $key',
    ({ text, asText }) => {
      expect(findBareIds(text)[0]?.id ?? '').toBe(asText);
    },
  );

  it('returns all ids in order with their positions', () => {
    const text = 'First g-2fkFE8rbu, then g-recaptcha and g-7QmZ0aVx4.';
    const found = findBareIds(text);
    expect(found.map(({ id }) => id)).toEqual(['g-2fkFE8rbu', 'g-7QmZ0aVx4']);
    for (const { id, start, end } of found) expect(text.slice(start, end)).toBe(id);
  });

  it('finds an id between any two characters that are not part of a word', () => {
    const edges = fc.constantFrom(
      '',
      ' ',
      '(',
      '"',
      '，',
      '。',
      '-',
      '/',
      '\n',
      '\u00a0',
      '😀',
      '中',
    );
    fc.assert(
      fc.property(edges, ids, edges, (before, id, after) => {
        expect(findBareIds(before + id + after).map((found) => found.id)).toEqual([id]);
      }),
      everyRun,
    );
  });

  it('finds no id next to a letter, digit or underscore', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BASE62, '_'), ids, (character, id) => {
        expect(findBareIds(character + id)).toEqual([]);
        expect(findBareIds(id + character)).toEqual([]);
      }),
      everyRun,
    );
  });
});

describe('isGptId', () => {
  it.each(['g-2fkFE8rbu', 'g-nameitall', 'g-67a1b2c3d4e48191a5b6c7d8e9f00112'])(
    'returns true for %s',
    (id) => {
      expect(isGptId(id)).toBe(true);
    },
  );

  it.each([
    'g-2fkFE8rb',
    'g-2fkFE8rbuX',
    'G-2fkFE8rbu',
    ' g-2fkFE8rbu',
    'g-2fkFE8rbu\n',
    'g-2fkFE8rb_',
    'g-2fkFE8rb-',
    'g-67A1B2C3D4E48191A5B6C7D8E9F00112',
    'g-p-67b0c1d2e3f48191a0b1c2d3e4f50617',
    '',
  ])('returns false for %j', (text) => {
    expect(isGptId(text)).toBe(false);
  });

  it('returns true for every id of the demo gateway', () => {
    for (const { id, link } of createCatalogue('').all) {
      expect(isGptId(id)).toBe(true);
      expect(findIdInUrl(link)).toBe(id);
    }
  });
});
