import { describe, expect, it } from 'vitest';
import { createGizmo, read, readEntry } from '../support/parse-gpt.ts';

describe('the texts of a parsed GPT', () => {
  it('are trimmed', () => {
    expect(read(createGizmo({}, { name: ' Tide\n', description: '\tWater. ' }))).toMatchObject({
      name: 'Tide',
      description: 'Water.',
    });
  });

  it.each(['', '  ', '\u200b', '\u202e\u202c', '\ufeff', '\u2800', '\u3164', 7, null, ['Tide']])(
    'are missing if nothing is visible: %j',
    (name) => {
      const gpt = read(createGizmo({}, { name, description: name, prompt_starters: [name] }));
      expect([gpt.name, gpt.description, gpt.starters]).toEqual([undefined, undefined, []]);
    },
  );

  it.each(['👩‍👩‍👧‍👦', '.', '中', 'שלום\u200f!', '1', '…'])(
    'keep visible texts such as %j',
    (name) => {
      expect(read(createGizmo({}, { name })).name).toBe(name);
    },
  );

  it('are truncated if too long, without half of a character', () => {
    const gpt = read(
      createGizmo({}, { name: `a${'😀'.repeat(5_000)}`, description: 'b'.repeat(1e6) }),
    );
    expect(gpt.name?.length).toBeLessThanOrEqual(300);
    expect(gpt.name?.isWellFormed()).toBe(true);
    expect(gpt.description?.length).toBe(10_000);
  });

  it('contain each starter once', () => {
    const prompt_starters = ['Hello', ' Hello ', null, '', 3, 'Bye'];
    expect(read(createGizmo({}, { prompt_starters })).starters).toEqual(['Hello', 'Bye']);
    expect(readEntry('starters-null').starters).toEqual([]);
    expect(readEntry('starters-twelve').starters).toHaveLength(12);
  });
});

describe('the files of a parsed GPT', () => {
  function filesOf(files: unknown) {
    return read({ ...createGizmo({}), files }).files;
  }

  it('are counted, with each type once and without empty types', () => {
    expect(readEntry('files-empty-type').files).toEqual({ count: 3, types: ['application/pdf'] });
    expect(readEntry('files-hundred').files).toMatchObject({ count: 100 });
    expect(readEntry('files-many-types').files?.types).toHaveLength(15);
  });

  it('are zero for an empty list and undefined otherwise', () => {
    expect(filesOf([])).toEqual({ count: 0, types: [] });
    for (const files of [null, undefined, 3, 'pdf', [null, 5]]) {
      expect(filesOf(files)).toBeUndefined();
    }
  });
});

describe('the attachments of a parsed GPT', () => {
  function attachmentsOf(attachments: unknown) {
    return read({ ...createGizmo({}), product_features: { attachments } }).attachments;
  }

  it('allow any type or the listed ones', () => {
    expect(attachmentsOf({ can_accept_all_mime_types: true })).toEqual({
      isAnyType: true,
      types: [],
    });
    expect(
      attachmentsOf({
        accepted_mime_types: ['text/csv', 'text/csv'],
        image_mime_types: ['image/png', null],
        can_accept_all_mime_types: false,
      }),
    ).toEqual({ isAnyType: false, types: ['text/csv', 'image/png'] });
  });

  it('allow no type if the lists are empty', () => {
    expect(attachmentsOf({ accepted_mime_types: [], image_mime_types: [] })).toEqual({
      isAnyType: false,
      types: [],
    });
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'retrieval'],
    ['an empty object', {}],
    ['an object of which nothing can be read', { accepted_mime_types: 'text/csv', type: 'x' }],
    ['a refusal of all types without a list', { can_accept_all_mime_types: false }],
  ])('are undefined if they are %s', (_, attachments) => {
    expect(attachmentsOf(attachments)).toBeUndefined();
  });

  it('are undefined without product features', () => {
    expect(readEntry('features-null').attachments).toBeUndefined();
    expect(readEntry('attachments-null').attachments).toBeUndefined();
  });
});

describe('the times of a parsed GPT', () => {
  function createdAt(created_at: unknown) {
    return read(createGizmo({ created_at })).createdAt;
  }

  it.each([
    ['2023-11-12T04:45:07.116011+00:00', Date.UTC(2023, 10, 12, 4, 45, 7, 116)],
    ['2023-11-12T04:45:07Z', Date.UTC(2023, 10, 12, 4, 45, 7)],
    ['2023-11-12T12:45:07+08:00', Date.UTC(2023, 10, 12, 4, 45, 7)],
    [' 2024-02-29 ', Date.UTC(2024, 1, 29)],
  ])('are parsed from %j', (text, at) => {
    expect(createdAt(text)).toBe(at);
  });

  it.each([
    '3 months ago',
    'yesterday 7',
    '7',
    '2023-13-45',
    '0001-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '',
    null,
    1_700_000_000,
    {},
  ])('are undefined for %j', (text) => {
    expect(createdAt(text)).toBeUndefined();
  });
});

describe('the picture URL of a parsed GPT', () => {
  function pictureOf(profile_picture_url: unknown) {
    return read(createGizmo({}, { profile_picture_url })).pictureUrl;
  }

  it.each([
    ['https://pictures.example/a.png', 'https://pictures.example/a.png'],
    ['https://pictures.example/a?s=1&amp;t=2', 'https://pictures.example/a?s=1&t=2'],
    ['http://127.0.0.1:8080/a.png', 'http://127.0.0.1:8080/a.png'],
    ['http://localhost/a.png', 'http://localhost/a.png'],
    ['http://[::1]:80/a.png', 'http://[::1]/a.png'],
  ])('accepts %s', (address, url) => {
    expect(pictureOf(address)).toBe(url);
  });

  it.each([
    'http://pictures.example/a.png',
    'http://127.pictures.example/a.png',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '//pictures.example/a.png',
    'https://me:secret@pictures.example/a.png',
    '',
    null,
    5,
  ])('rejects %j', (address) => {
    expect(pictureOf(address)).toBeUndefined();
  });
});

describe('the store fields of a parsed GPT', () => {
  it.each([
    ['marketplace', 'store'],
    ['link', 'link'],
    ['private', 'private'],
    ['workspace', 'workspace'],
    ['constructor', undefined],
    ['everybody', undefined],
    [null, undefined],
  ])('map the recipient %j to the visibility %j', (share_recipient, visibility) => {
    expect(read(createGizmo({ share_recipient })).visibility).toBe(visibility);
  });

  it('contain each category once, in lower case', () => {
    expect(
      read(createGizmo({}, { categories: ['Other', 'other', null, 'dalle'] })).categories,
    ).toEqual(['other', 'dalle']);
    expect(readEntry('categories-none').categories).toEqual([]);
    expect(readEntry('categories-unknown').categories).toEqual(['marine_biology']);
  });

  it('set isFirstParty by a tag', () => {
    expect(readEntry('tags-first-party').isFirstParty).toBe(true);
    expect(readEntry('tags-none').isFirstParty).toBe(false);
    expect(read(createGizmo({ tags: 'first_party' })).isFirstParty).toBe(false);
  });

  it.each([
    ['model-gpt-5', 'gpt-5'],
    ['model-null', undefined],
  ])('contain for %s the model %j', (key, model) => {
    expect(readEntry(key).model).toBe(model);
  });

  it('keep the name and other fields of a project', () => {
    expect(readEntry('type-project').name).toBe('Semester Captain');
  });
});
