import { describe, expect, it } from 'vitest';
import { createLists, mergeLists } from '../../../utils/user-data/lists.ts';
import { type GptList, MAX_NAME_LENGTH } from '../../../utils/user-data/schema.ts';
import { NOW, toId } from '../support/cache-database.ts';
import { createEmptyUserData } from '../support/user-data.ts';

const entry = (n: number) => ({ id: toId(n), name: `The GPT ${n}` });
const idsOf = (list: GptList | undefined) => list?.entries.map(({ id }) => id);

/** Opens lists with a clock that advances by a second with every call. */
function newLists() {
  let time = NOW;
  const userData = createEmptyUserData();
  const lists = createLists(userData, () => {
    time += 1000;
    return time;
  });
  return { userData, lists };
}

describe('lists', () => {
  it('stores name and entries, each GPT once, in order', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('  To try  ', [entry(2)]);
    await lists.add(list, [entry(1), entry(2), entry(1)]);
    expect(await lists.get(list)).toMatchObject({
      name: 'To try',
      entries: [
        { id: toId(2), name: 'The GPT 2' },
        { id: toId(1), name: 'The GPT 1' },
      ],
    });
  });

  it('creates only one list of the same name', async () => {
    const { lists } = newLists();
    const [one, other] = await Promise.all([
      lists.create('Maths', [entry(1)]),
      lists.create('Maths ', [entry(2)]),
    ]);
    expect(one.list).toBe(other.list);
    expect((await lists.all()).map(idsOf)).toEqual([[toId(1), toId(2)]]);
  });

  it('keeps all of many concurrent additions', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('Many');
    await Promise.all(Array.from({ length: 30 }, (_, n) => lists.add(list, [entry(n)])));
    expect(idsOf(await lists.get(list))).toHaveLength(30);
  });

  it('limits a list to 5,000 entries', async () => {
    const { lists } = newLists();
    const all = Array.from({ length: 5_002 }, (_, n) => entry(n));
    expect((await lists.create('All', all)).entries).toHaveLength(5_000);
  });

  it('returns which entries were added and how many did not fit', async () => {
    const { lists } = newLists();
    const first = await lists.addAll(undefined, 'Found', [entry(1), entry(2), entry(1)]);
    expect(first).toMatchObject({ isNew: true, ids: [toId(1), toId(2)], omitted: 0 });
    const { list } = first.list;
    expect(await lists.addAll(undefined, 'Found', [entry(2), entry(3)])).toMatchObject({
      list: { list },
      isNew: false,
      ids: [toId(3)],
      omitted: 0,
    });
    const all = Array.from({ length: 5_002 }, (_, n) => entry(n + 1));
    const full = await lists.addAll(list, 'Another name', all);
    expect(full).toMatchObject({ list: { list, name: 'Found' }, isNew: false, omitted: 2 });
    expect(full.ids).toHaveLength(4_997);
    expect(await lists.addAll(list, 'Found', [entry(1)])).toMatchObject({ ids: [], omitted: 0 });
  });

  it('creates the list again if it was deleted before `addAll`', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('Short-lived');
    await lists.remove(list);
    const added = await lists.addAll(list, 'Short-lived', [entry(1)]);
    expect(added).toMatchObject({ isNew: true, ids: [toId(1)], list: { name: 'Short-lived' } });
  });

  it('ignores an empty new name and truncates a long one', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('Old');
    await lists.rename(list, 'New');
    await lists.rename(list, '   ');
    expect((await lists.get(list))?.name).toBe('New');
    await lists.rename(list, 'x'.repeat(500));
    expect((await lists.get(list))?.name).toHaveLength(MAX_NAME_LENGTH);
  });

  it('puts removed entries back in their positions and keeps newer ones', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('Undo', [entry(1), entry(2), entry(3)]);
    const previous = await lists.removeEntries(list, [toId(1), toId(2)]);
    expect(idsOf(await lists.get(list))).toEqual([toId(3)]);
    await lists.add(list, [entry(4)]);
    if (previous) await lists.putBack(previous, [toId(1), toId(2)]);
    expect(idsOf(await lists.get(list))).toEqual([toId(1), toId(2), toId(3), toId(4)]);
  });

  it('puts back only the given entries and keeps other changes', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('Old', [entry(1), entry(2), entry(3)]);
    const previous = await lists.removeEntries(list, [toId(2)]);
    await lists.removeEntries(list, [toId(3)]);
    await lists.rename(list, 'New');
    if (previous) await lists.putBack(previous, [toId(2)]);
    expect(await lists.get(list)).toMatchObject({ name: 'New' });
    expect(idsOf(await lists.get(list))).toEqual([toId(1), toId(2)]);
    await lists.remove(list);
    if (previous) await lists.putBack(previous, [toId(2)]);
    expect(await lists.all()).toEqual([]);
  });

  it('takes back added entries, but keeps later additions and a new name', async () => {
    const { lists } = newLists();
    const first = await lists.addAll(undefined, 'Found', [entry(1), entry(2)]);
    await lists.takeBack(first);
    expect(await lists.all()).toEqual([]);

    const second = await lists.addAll(undefined, 'Found', [entry(1), entry(2)]);
    await lists.removeEntries(second.list.list, [toId(1)]);
    await lists.add(second.list.list, [entry(1), entry(9)]);
    await lists.takeBack(second);
    expect((await lists.all()).map(idsOf)).toEqual([[toId(1), toId(9)]]);

    const third = await lists.addAll(undefined, 'Other', [entry(5)]);
    await lists.rename(third.list.list, 'Mine');
    await lists.takeBack(third);
    expect(await lists.get(third.list.list)).toMatchObject({ name: 'Mine', entries: [] });
  });

  it('restores a removed list', async () => {
    const { lists } = newLists();
    const created = await lists.create('Gone', [entry(1)]);
    const previous = await lists.remove(created.list);
    expect(await lists.all()).toEqual([]);
    if (previous) await lists.restore(previous);
    expect(await lists.all()).toEqual([created]);
  });

  it('does not recreate a removed list on `add` or `rename`', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('Gone');
    await lists.remove(list);
    await lists.add(list, [entry(1)]);
    await lists.rename(list, 'Back');
    expect(await lists.all()).toEqual([]);
  });

  it('notify watchers of changes', async () => {
    const { lists, userData } = newLists();
    const changed: string[] = [];
    userData.watch((store) => changed.push(store));
    await lists.create('New');
    expect(changed).toEqual(['lists']);
  });
});

describe('addToLastUsed', () => {
  it('adds to the last used list', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('First', [entry(1)]);
    await lists.create('Second', [entry(2)]);
    await lists.add(list, [entry(3)]);
    expect((await lists.addToLastUsed(entry(4), 'Saved')).name).toBe('First');
  });

  it('creates only one list in concurrent calls', async () => {
    const { lists } = newLists();
    await Promise.all([1, 1, 2].map((n) => lists.addToLastUsed(entry(n), 'Saved')));
    expect((await lists.all()).map(({ name, entries }) => [name, entries.length])).toEqual([
      ['Saved', 2],
    ]);
  });
});

it('addToLastUsed skips a full list', async () => {
  const { lists } = newLists();
  await lists.create(
    'Full',
    Array.from({ length: 5_000 }, (_, n) => entry(n)),
  );
  expect((await lists.addToLastUsed(entry(4), 'Saved')).name).toBe('Full');
  expect(await lists.addToLastUsed(entry(6_000), 'Saved')).toMatchObject({
    name: 'Saved',
    entries: [{ id: toId(6_000) }],
  });
});

it('mergeLists appends the missing entries of the other list', () => {
  const times = { createdAt: NOW, usedAt: NOW };
  const entries = (...all: number[]) => all.map((n) => ({ id: toId(n), addedAt: NOW }));
  const one: GptList = { list: 'a', name: 'One', ...times, entries: entries(1, 2) };
  const other: GptList = { list: 'a', name: 'Other', ...times, entries: entries(3, 2) };
  expect(idsOf(mergeLists(one, other))).toEqual([toId(1), toId(2), toId(3)]);
  expect(mergeLists(one, other).name).toBe('One');
});
