import { describe, expect, it } from 'vitest';
import { createLists, mergeLists } from '../../../utils/user-data/lists.ts';
import { type GptList, MAX_NAME_LENGTH } from '../../../utils/user-data/schema.ts';
import { NOW, toId } from '../support/cache-database.ts';
import { createEmptyUserData } from '../support/user-data.ts';

const entry = (n: number) => ({ id: toId(n), name: `The GPT ${n}` });
const idsOf = (list: GptList | undefined) => list?.entries.map(({ id }) => id);

/** Lists with a clock that goes on by a second with every look at it. */
function newLists() {
  let at = NOW;
  const records = createEmptyUserData();
  const lists = createLists(records, () => {
    at += 1000;
    return at;
  });
  return { records, lists };
}

describe('a list', () => {
  it('is made with a name, and holds what is added, each GPT once, in order', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('  To try  ', [entry(2)]);
    await lists.add(list, [entry(1), entry(2), entry(1)]);
    expect(await lists.one(list)).toMatchObject({
      name: 'To try',
      entries: [
        { id: toId(2), name: 'The GPT 2' },
        { id: toId(1), name: 'The GPT 1' },
      ],
    });
  });

  it('is one, however often it is made under its name', async () => {
    const { lists } = newLists();
    const [one, other] = await Promise.all([
      lists.create('Maths', [entry(1)]),
      lists.create('Maths ', [entry(2)]),
    ]);
    expect(one.list).toBe(other.list);
    expect((await lists.all()).map(idsOf)).toEqual([[toId(1), toId(2)]]);
  });

  it('loses nothing to another surface that adds at the same time', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('Many');
    await Promise.all(Array.from({ length: 30 }, (_, n) => lists.add(list, [entry(n)])));
    expect(idsOf(await lists.one(list))).toHaveLength(30);
  });

  it('takes no more than 5,000', async () => {
    const { lists } = newLists();
    const all = Array.from({ length: 5_002 }, (_, n) => entry(n));
    expect((await lists.create('All', all)).entries).toHaveLength(5_000);
  });

  it('tells what became of many that were added at once', async () => {
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

  it('that was deleted meanwhile is made again by what is added to it', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('Short-lived');
    await lists.remove(list);
    const added = await lists.addAll(list, 'Short-lived', [entry(1)]);
    expect(added).toMatchObject({ isNew: true, ids: [toId(1)], list: { name: 'Short-lived' } });
  });

  it('is renamed, but never to nothing, and never to a novel', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('Old');
    await lists.rename(list, 'New');
    await lists.rename(list, '   ');
    expect((await lists.one(list))?.name).toBe('New');
    await lists.rename(list, 'x'.repeat(500));
    expect((await lists.one(list))?.name).toHaveLength(MAX_NAME_LENGTH);
  });

  it('gets back what was taken out of it, at its place, and keeps what came since', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('Undo', [entry(1), entry(2), entry(3)]);
    const was = await lists.removeEntries(list, [toId(1), toId(2)]);
    expect(idsOf(await lists.one(list))).toEqual([toId(3)]);
    await lists.add(list, [entry(4)]);
    if (was) await lists.putBack(was, [toId(1), toId(2)]);
    expect(idsOf(await lists.one(list))).toEqual([toId(1), toId(2), toId(3), toId(4)]);
  });

  it('gets back only what one undo is about: a new name and what was taken out since stay so', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('Old', [entry(1), entry(2), entry(3)]);
    const was = await lists.removeEntries(list, [toId(2)]);
    await lists.removeEntries(list, [toId(3)]);
    await lists.rename(list, 'New');
    if (was) await lists.putBack(was, [toId(2)]);
    expect(await lists.one(list)).toMatchObject({ name: 'New' });
    expect(idsOf(await lists.one(list))).toEqual([toId(1), toId(2)]);
    await lists.remove(list);
    if (was) await lists.putBack(was, [toId(2)]);
    expect(await lists.all()).toEqual([]);
  });

  it('gives up what was added to it, but not what somebody else has added or named since', async () => {
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
    expect(await lists.one(third.list.list)).toMatchObject({ name: 'Mine', entries: [] });
  });

  it('that was removed comes back as it was', async () => {
    const { lists } = newLists();
    const made = await lists.create('Gone', [entry(1)]);
    const was = await lists.remove(made.list);
    expect(await lists.all()).toEqual([]);
    if (was) await lists.restore(was);
    expect(await lists.all()).toEqual([made]);
  });

  it('that is no more is not made again by who still shows it', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('Gone');
    await lists.remove(list);
    await lists.add(list, [entry(1)]);
    await lists.rename(list, 'Back');
    expect(await lists.all()).toEqual([]);
  });

  it('changes are told to every surface', async () => {
    const { lists, records } = newLists();
    const heard: string[] = [];
    records.watch((kind) => heard.push(kind));
    await lists.create('Heard');
    expect(heard).toEqual(['lists']);
  });
});

describe('a card', () => {
  it('adds to the list that was used last', async () => {
    const { lists } = newLists();
    const { list } = await lists.create('First', [entry(1)]);
    await lists.create('Second', [entry(2)]);
    await lists.add(list, [entry(3)]);
    expect((await lists.addToLastUsed(entry(4), 'Saved')).name).toBe('First');
  });

  it('makes the first list, and only one, whatever is clicked how often', async () => {
    const { lists } = newLists();
    await Promise.all([1, 1, 2].map((n) => lists.addToLastUsed(entry(n), 'Saved')));
    expect((await lists.all()).map(({ name, entries }) => [name, entries.length])).toEqual([
      ['Saved', 2],
    ]);
  });
});

it('adds to another list when one is full', async () => {
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

it('two lists together hold what either holds, the first one’s order first', () => {
  const at = { createdAt: NOW, usedAt: NOW };
  const entries = (...all: number[]) => all.map((n) => ({ id: toId(n), addedAt: NOW }));
  const one: GptList = { list: 'a', name: 'One', ...at, entries: entries(1, 2) };
  const other: GptList = { list: 'a', name: 'Other', ...at, entries: entries(3, 2) };
  expect(idsOf(mergeLists(one, other))).toEqual([toId(1), toId(2), toId(3)]);
  expect(mergeLists(one, other).name).toBe('One');
});
