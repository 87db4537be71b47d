import { describe, expect, it } from 'vitest';
import { parseHits } from '../../../utils/gateway/parse-hits.ts';
import { searchHit } from '../../gateway/search-hits.ts';
import { catalogue } from '../support/catalogue.ts';

const ID = 'g-7QmZ0aVx4';

function hit(fields: object) {
  return parseHits([{ id: ID, title: 'Tide Tables - OpenAI', ...fields }])?.[0];
}

describe('the description of a hit', () => {
  const tail = 'Sign up to chat. Requires ChatGPT Plus. ChatGPT is a free-to-use AI system.';

  it.each([
    [`Reads tides. By Mira Okafor. ${tail}`, 'Reads tides.', 'Mira Okafor'],
    [`Reads tides. By community builder. Sign up to chat.`, 'Reads tides.', 'community builder'],
    [`Reads tides. By okafor.example. ${tail}`, 'Reads tides.', 'okafor.example'],
    [`Reads tides. By J. Feld. ${tail}`, 'Reads tides.', 'J. Feld'],
    [`By Mira Okafor. ${tail}`, undefined, 'Mira Okafor'],
    [`Reads tides ${tail}`, 'Reads tides', undefined],
    [`Reads tides. Requires ChatGPT Plus. More of it.`, 'Reads tides.', undefined],
    [`潮汐表。 By 陈一. ${tail}`, '潮汐表。', '陈一'],
    [`帮你看潮汐，还会算时间。By 林小满. ${tail}`, '帮你看潮汐，还会算时间。', '林小满'],
    [`Loved by sailors. ${tail}`, 'Loved by sailors.', undefined],
    [`Loved by sailors. By Elif. ${tail}`, 'Loved by sailors.', 'Elif'],
    [`Made By hand, not. By Elif Kaya. ${tail}`, 'Made By hand, not.', 'Elif Kaya'],
    ['By the sea. No tail.', 'By the sea. No tail.', undefined],
    ['How to sign up to chat clubs', 'How to sign up to chat clubs', undefined],
    ['Cut short ...', 'Cut short ...', undefined],
  ])('does not contain the boilerplate of the web index: %j', (description, shown, author) => {
    expect(hit({ description })).toEqual({
      id: ID,
      name: 'Tide Tables',
      description: shown,
      author,
    });
  });
});

describe('the name of a hit', () => {
  it.each([
    ['Tide Tables - OpenAI', 'Tide Tables'],
    ['Tide Tables | OpenAI', 'Tide Tables'],
    ['Tide Tables - ChatGPT', 'Tide Tables'],
    ['Tide Tables – ChatGPT - OpenAI', 'Tide Tables'],
    ['ChatGPT - Tide Tables', 'Tide Tables'],
    ['潮汐表 - OpenAI', '潮汐表'],
    ['High - Low', 'High - Low'],
    ['OpenAI', 'OpenAI'],
    ['Not-OpenAI', 'Not-OpenAI'],
    ['', ID],
    [null, ID],
  ])('is extracted from the title %j', (title, name) => {
    expect(hit({ title })?.name).toBe(name);
  });

  it('is the name field if the response has one', () => {
    expect(hit({ name: 'Tides', author: 'Elif' })).toMatchObject({ name: 'Tides', author: 'Elif' });
  });
});

describe('parseHits', () => {
  it('keeps only the first hit of each GPT', () => {
    const hits = parseHits([
      { id: ID, title: 'First' },
      { id: 'g-2fkFE8rbu', title: 'Other' },
      { id: ID, title: 'Second' },
      { link: `https://chatgpt.com/g/${ID}-third` },
    ]);
    expect(hits?.map(({ name }) => name)).toEqual(['First', 'Other']);
  });

  it('takes the id from the link if it is missing or invalid', () => {
    const link = `https://chat.openai.com/g/${ID}-tide-tables`;
    const hits = parseHits([
      { link },
      { id: 'g-xxxxxxxxxxxx', link: link.replace(ID, 'g-2fkFE8rbu') },
    ]);
    expect(hits?.map(({ id }) => id)).toEqual([ID, 'g-2fkFE8rbu']);
  });

  it('drops hits without a GPT', () => {
    const odd = [{ title: 'x' }, { id: 5 }, { link: 'https://a.example/' }, null, 'text', []];
    expect(parseHits([...odd, { id: ID }])?.map(({ id }) => id)).toEqual([ID]);
  });

  it('returns undefined, not an empty list, for hits in an unknown shape', () => {
    expect(parseHits([{ gpt_ref: ID }, { gpt_ref: 'g-2fkFE8rbu' }])).toBeUndefined();
  });

  it('returns an empty list for an empty list', () => {
    expect(parseHits([])).toEqual([]);
  });

  it.each([undefined, null, {}, 'none', 7, { gizmo: {} }, [null, 5]])(
    'returns undefined for %j',
    (data) => {
      expect(parseHits(data)).toBeUndefined();
    },
  );

  it('parses the hits of the demo gateway with the names of their GPTs, without boilerplate', () => {
    const hits = parseHits(catalogue.all.slice(0, 200).map(searchHit)) ?? [];
    expect(hits).toHaveLength(200);
    for (const { id, name, description } of hits) {
      expect(name).toBe(catalogue.find(id)?.name.trim() || id);
      expect(description ?? '').not.toMatch(/Sign up to chat|Requires ChatGPT Plus/);
    }
  });

  it('returns the same description and author as parseGpt', () => {
    for (const entry of catalogue.all) {
      const [read] = parseHits([{ ...searchHit(entry) }]) ?? [];
      const { description } = entry.data.gizmo.display;
      const isShort = description.length <= 200;
      if (isShort) expect(read?.description ?? '').toBe(description.trim());
      const author = entry.data.gizmo.author.display_name ?? 'community builder';
      if (read?.author) expect(read.author).toBe(author);
    }
  });
});
