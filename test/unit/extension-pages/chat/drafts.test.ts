import { describe, expect, it } from 'vitest';
import {
  MAX_ATTACHMENTS,
  MAX_PASTE,
} from '../../../../utils/extension-pages/chat/attachments/read-attachment.ts';
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
  /** As large as images are attached at most. */
  const dataUrl = 'a'.repeat((256 * 1024 * 4) / 3);
  const image = { kind: 'image' as const, name: 'a.jpg', dataUrl };

  it('removes an empty draft, but not the conversation that is open', () => {
    const stored = addDraft({}, ID, draft('One'));
    expect(addDraft(stored, ID, draft(''))).toEqual({});
    const opened = { ...draft(''), conversation: 'c' };
    expect(addDraft(stored, ID, opened)).toEqual({ [ID]: opened });
  });

  it('keeps as many images as can be attached, and leaves out attachments that are too large', () => {
    const images = {
      text: 'One',
      attachments: Array.from({ length: MAX_ATTACHMENTS }, () => image),
    };
    expect(addDraft({}, ID, images)[ID]).toEqual(images);
    const text = { kind: 'text' as const, name: 'a', text: 'a'.repeat(MAX_PASTE) };
    expect(addDraft({}, ID, { text: 'One', attachments: [text] })[ID]).toEqual(draft('One'));
  });

  it('is bounded: the oldest drafts leave', () => {
    let stored: StoredDrafts = {};
    for (let n = 0; n < 30; n++) stored = addDraft(stored, toId(n), draft('a'));
    expect(Object.keys(stored)).toHaveLength(20);
    expect(stored[toId(29)]).toBeDefined();
    for (let n = 0; n < 10; n++) stored = addDraft(stored, toId(n), draft('你'.repeat(900_000)));
    expect(new TextEncoder().encode(JSON.stringify(stored)).length).toBeLessThan(10_000_000);
    expect(stored[toId(9)]).toBeDefined();
  });
});
