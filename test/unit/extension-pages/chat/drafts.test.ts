import { describe, expect, it } from 'vitest';
import {
  addDraft,
  createMemoryDrafts,
  createSessionDrafts,
  type StoredDrafts,
} from '../../../../utils/extension-pages/chat/drafts.ts';
import { toId } from '../../support/cache-database.ts';

const ID = toId(1);
const draft = (text: string) => ({ text, attachments: [] });

function createItem() {
  let value: StoredDrafts = {};
  return {
    key: 'session:test',
    getValue: async () => value,
    setValue: async (changed: StoredDrafts) => {
      value = changed;
    },
  };
}

describe.each([
  ['of the session', () => createSessionDrafts(createItem())],
  ['in memory', createMemoryDrafts],
])('drafts %s', (_, create) => {
  it('are one for each GPT', async () => {
    const drafts = create();
    expect(await drafts.read(ID)).toBeUndefined();
    await drafts.write(ID, draft('One'));
    await drafts.write(toId(2), draft('Two'));
    await drafts.write(ID, draft('Three'));
    expect(await drafts.read(ID)).toEqual(draft('Three'));
    expect(await drafts.read(toId(2))).toEqual(draft('Two'));
  });
});

describe('addDraft', () => {
  const image = { kind: 'image' as const, name: 'a.jpg', dataUrl: 'a'.repeat(300_000) };

  it('removes an empty draft, but not the conversation that is open', () => {
    const stored = addDraft({}, ID, draft('One'));
    expect(addDraft(stored, ID, draft(''))).toEqual({});
    const opened = { ...draft(''), conversation: 'c' };
    expect(addDraft(stored, ID, opened)).toEqual({ [ID]: opened });
  });

  it('keeps small attachments and leaves out large ones', () => {
    const small = { text: 'One', attachments: [image] };
    expect(addDraft({}, ID, small)[ID]).toEqual(small);
    const large = { text: 'One', attachments: [image, image, image, image] };
    expect(addDraft({}, ID, large)[ID]).toEqual(draft('One'));
  });

  it('is bounded: the oldest drafts leave', () => {
    let stored: StoredDrafts = {};
    for (let n = 0; n < 30; n++) stored = addDraft(stored, toId(n), draft('a'));
    expect(Object.keys(stored)).toHaveLength(20);
    expect(stored[toId(29)]).toBeDefined();
    for (let n = 0; n < 10; n++) stored = addDraft(stored, toId(n), draft('a'.repeat(900_000)));
    expect(JSON.stringify(stored).length).toBeLessThan(4_500_000);
    expect(stored[toId(9)]).toBeDefined();
  });
});
