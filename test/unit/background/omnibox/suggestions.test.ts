import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeEnter,
  escapeXml,
  type GetCached,
  getSuggestions,
} from '../../../../utils/background/omnibox/suggestions.ts';
import { createI18n } from '../../../../utils/i18n/i18n.ts';
import { MAX_VISITS } from '../../../../utils/user-data/history.ts';
import type { Visit } from '../../../../utils/user-data/schema.ts';
import { gptId } from '../../support/gpt-id.ts';

const text = createI18n('en');
const TIDES = gptId('g-2fkFE8rbu');
const GURU = gptId('g-k3IqoCe1l');

const visits: Visit[] = [
  { id: TIDES, name: 'Tide Tables', author: 'Elif Kaya', at: 3 },
  { id: GURU, name: 'Code Guru', author: 'Ryan J Topps', at: 2 },
  { id: gptId('g-000000001'), at: 1 },
];

const knownOf: GetCached = async (ids) =>
  ids
    .filter((id) => id === GURU)
    .map((id) => ({
      id,
      isFresh: false,
      readAt: 1,
      gpt: {
        id,
        actions: [],
        categories: [],
        isFirstParty: false,
        ratings: { count: 220, average: 4.27 },
        conversations: { atLeast: 25_000 },
      },
    }));

function suggested(input: string, all = visits) {
  return getSuggestions(input, text, { all: async () => all }, knownOf);
}

describe('getSuggestions', () => {
  it.each([
    ['tide', [TIDES]],
    ['RYAN guru', [GURU]],
    ['g-k3Iqo', [GURU]],
    ['https://chatgpt.com/g/g-2fkFE8rbu-tides', [TIDES]],
    ['nothing of it', []],
    ['  ', []],
  ])('returns for %j the matching GPTs of the history', async (input, ids) => {
    expect((await suggested(input)).map(({ content }) => content)).toEqual(ids);
  });

  it('describes a GPT by name, author, ratings, conversations and id, as far as known', async () => {
    const [guru] = await suggested('guru');
    expect(guru?.description).toBe('Code Guru · by Ryan J Topps · ★ 4.27 · 25K+ · g-k3IqoCe1l');
    const [nameless] = await suggested('g-000000001');
    expect(nameless?.description).toBe('g-000000001');
  });

  it('quickly returns five suggestions from a full history', async () => {
    const many = Array.from({ length: MAX_VISITS }, (_, at) => ({
      id: gptId(`g-${String(at).padStart(9, '0')}`),
      name: `A planner of gardens, number ${at}`,
      author: 'Rosa Exemplar',
      at,
    }));
    const start = performance.now();
    expect(await suggested('rosa planner', many)).toHaveLength(5);
    expect(performance.now() - start).toBeLessThan(250);
  });
});

describe('describeEnter', () => {
  it.each([
    ['', 'Enter words, an ID or a GPT link'],
    ['g-k3IqoCe1l', 'Show g-k3IqoCe1l'],
    ['https://chatgpt.com/g/g-k3IqoCe1l-code', 'Show g-k3IqoCe1l'],
    ['code  guru', 'Search your gateway for “code guru” (one look-up)'],
    ['g-k3IqoCe1', /isn’t a complete ID/],
    ['https://example.com/', /doesn’t lead to a GPT/],
  ])('describes what Enter does with %j', (input, sentence) => {
    if (typeof sentence === 'string') expect(describeEnter(input, text)).toBe(sentence);
    else expect(describeEnter(input, text)).toMatch(sentence);
  });
});

describe('escapeXml', () => {
  it('prevents markup in a name', () => {
    expect(escapeXml('<match>A & "B"</match>\n\u0001')).toBe(
      '&lt;match&gt;A &amp; &quot;B&quot;&lt;/match&gt;  ',
    );
  });

  it('returns well-formed XML with a single text node for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        const xml = escapeXml(any);
        expect(xml.replace(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toMatch(/[<>&"'\p{Cc}\p{Cs}]/u);
      }),
    );
  });
});
