import { describe, expect, it } from 'vitest';
import { parseHits } from '../../../utils/gateway/parse-hits.ts';
import { searchHit } from '../../gateway/search-hits.ts';
import { catalogue } from '../support/catalogue.ts';

const ID = 'g-7QmZ0aVx4';

function hit(fields: object) {
  return parseHits([{ id: ID, title: 'Tide Tables - OpenAI', ...fields }])?.[0];
}

describe('a hit’s description', () => {
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
  ])('%j loses the web index’s tail', (description, shown, author) => {
    expect(hit({ description })).toEqual({
      id: ID,
      name: 'Tide Tables',
      description: shown,
      author,
    });
  });
});

describe('a hit’s name', () => {
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
  ])('is taken from the title %j', (title, name) => {
    expect(hit({ title })?.name).toBe(name);
  });

  it('is the gateway’s where it gives one', () => {
    expect(hit({ name: 'Tides', author: 'Elif' })).toMatchObject({ name: 'Tides', author: 'Elif' });
  });
});

describe('hits', () => {
  it('of one GPT are one, and the first counts', () => {
    const hits = parseHits([
      { id: ID, title: 'First' },
      { id: 'g-2fkFE8rbu', title: 'Other' },
      { id: ID, title: 'Second' },
      { link: `https://chatgpt.com/g/${ID}-third` },
    ]);
    expect(hits?.map(({ name }) => name)).toEqual(['First', 'Other']);
  });

  it('without an id, or with an odd one, have that of their link', () => {
    const link = `https://chat.openai.com/g/${ID}-tide-tables`;
    const hits = parseHits([
      { link },
      { id: 'g-xxxxxxxxxxxx', link: link.replace(ID, 'g-2fkFE8rbu') },
    ]);
    expect(hits?.map(({ id }) => id)).toEqual([ID, 'g-2fkFE8rbu']);
  });

  it('that lead to no GPT are left out', () => {
    const odd = [{ title: 'x' }, { id: 5 }, { link: 'https://a.example/' }, null, 'text', []];
    expect(parseHits([...odd, { id: ID }])?.map(({ id }) => id)).toEqual([ID]);
  });

  it('of a shape that nobody knows are not taken for no results', () => {
    expect(parseHits([{ gpt_ref: ID }, { gpt_ref: 'g-2fkFE8rbu' }])).toBeUndefined();
  });

  it('may be none', () => {
    expect(parseHits([])).toEqual([]);
  });

  it.each([undefined, null, {}, 'none', 7, { gizmo: {} }, [null, 5]])('are not %j', (data) => {
    expect(parseHits(data)).toBeUndefined();
  });

  it('of the demo gateway are read under their GPTs’ names, without a tail', () => {
    const hits = parseHits(catalogue.all.slice(0, 200).map(searchHit)) ?? [];
    expect(hits).toHaveLength(200);
    for (const { id, name, description } of hits) {
      expect(name).toBe(catalogue.find(id)?.name.trim() || id);
      expect(description ?? '').not.toMatch(/Sign up to chat|Requires ChatGPT Plus/);
    }
  });

  it('of one GPT tell what the GPT’s own description says, and its author', () => {
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
