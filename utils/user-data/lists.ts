import type { GptId } from '../gpt/gpt-id.ts';
import { MOST_GPTS } from '../gpt/page-list.ts';
import type { Records } from './database.ts';
import { type Added, type GptList, isFull, type ListEntry, LONGEST_NAME } from './schema.ts';

/** What is added to a list: a GPT, with its name where that is known. */
export type NewEntry = Pick<ListEntry, 'id' | 'name'>;

/** Named lists of GPTs. Each call is one transaction: two surfaces at once lose nothing of each other's. */
export function createLists(records: Records, now: () => number = Date.now) {
  /** Changes one list, or nothing where there is no such list (any more). Gives it as it was before. */
  async function change(
    list: string,
    changed: (before: GptList) => GptList | undefined,
  ): Promise<GptList | undefined> {
    const database = await records.open();
    const { store, done } = database.transaction('lists', 'readwrite');
    const before = await store.get(list);
    const after = before && changed(before);
    if (after) await store.put(after);
    else if (before) await store.delete(list);
    await done;
    records.announce('lists');
    return before;
  }

  /** Adds to the list that `choose` finds, else to a new one of that name. */
  async function addTo(
    choose: (lists: GptList[]) => GptList | undefined,
    name: string,
    entries: NewEntry[],
  ): Promise<{ before: GptList | undefined; list: GptList }> {
    const database = await records.open();
    const { store, done } = database.transaction('lists', 'readwrite');
    const before = choose(await store.getAll());
    const list = withEntries(before ?? emptyList(name, now()), entries, now());
    await store.put(list);
    await done;
    records.announce('lists');
    return { before, list };
  }

  return {
    /** All lists, in the order in which they were made. */
    async all(): Promise<GptList[]> {
      const lists = await (await records.open()).getAll('lists');
      return lists.sort((one, other) => one.createdAt - other.createdAt);
    },

    async one(list: string): Promise<GptList | undefined> {
      return (await records.open()).get('lists', list);
    },

    /** A new list, or the one that has this name already; with these entries in any case. */
    create: async (name: string, entries: NewEntry[] = []): Promise<GptList> =>
      (await addTo(named(name), name, entries)).list,

    /** Adds to a list, else to the one of this name, else to a new one; tells what became of the entries. */
    async addAll(wanted: string | undefined, name: string, entries: NewEntry[]): Promise<Added> {
      const choose = (lists: GptList[]) =>
        lists.find(({ list }) => list === wanted) ?? named(name)(lists);
      const { before, list } = await addTo(choose, name, entries);
      const had = idsIn(before?.entries);
      const has = idsIn(list.entries);
      const given = [...idsIn(entries)];
      const ids = given.filter((id) => has.has(id) && !had.has(id));
      return { list, isNew: !before, ids, leftOut: given.filter((id) => !has.has(id)).length };
    },

    /** Adds to the list that was used last and has room; where there is none, to a new one of this name. */
    addToLast: async (entry: NewEntry, newName: string): Promise<GptList> => {
      const withRoom = (lists: GptList[]) => lists.filter((list) => hasRoom(list, entry));
      return (await addTo((lists) => lastUsed(withRoom(lists)), newName, [entry])).list;
    },

    add: (list: string, entries: NewEntry[]) =>
      change(list, (before) => withEntries(before, entries, now())),

    rename: (list: string, name: string) =>
      change(list, (before) => ({ ...before, name: shortened(name) || before.name })),

    /** Takes entries out, and returns the list as it was; it may be wanted back. */
    takeOut: (list: string, ids: GptId[]) =>
      change(list, (before) => ({
        ...before,
        entries: before.entries.filter(({ id }) => !ids.includes(id)),
      })),

    /** Removes a list, and returns what it was. */
    remove: (list: string) => change(list, () => undefined),

    /** Undoes `takeOut`: puts these entries back at their places. Whatever else was changed since stays. */
    putBack: (was: GptList, ids: GptId[]) =>
      change(was.list, (now) => ({ ...now, entries: withBack(now.entries, was.entries, ids) })),

    /** Undoes `remove`; a list that is there again stays as it is. */
    async restore(was: GptList): Promise<void> {
      const database = await records.open();
      const { store, done } = database.transaction('lists', 'readwrite');
      if (!(await store.getKey(was.list))) await store.put(was);
      await done;
      records.announce('lists');
    },

    /** Undoes `addAll`: takes out what that has added, and the list that it made unless something was made of it since. */
    takeBack: ({ list: was, ids, isNew }: Added) =>
      change(was.list, (now) => {
        const added = new Map(was.entries.map(({ id, addedAt }) => [id, addedAt]));
        // One that was taken out and added again since is somebody else's.
        const isOurs = ({ id, addedAt }: ListEntry) =>
          ids.includes(id) && added.get(id) === addedAt;
        const entries = now.entries.filter((entry) => !isOurs(entry));
        const isUntouched = isNew && entries.length === 0 && now.name === was.name;
        return isUntouched ? undefined : { ...now, entries };
      }),
  };
}

export type Lists = ReturnType<typeof createLists>;

/** A list with the entries of another one that it lacks, at its end; the first one's name counts. */
export function union(first: GptList, other: GptList | undefined): GptList {
  const has = idsIn(first.entries);
  const more = other?.entries.filter(({ id }) => !has.has(id)) ?? [];
  return { ...first, entries: [...first.entries, ...more].slice(0, MOST_GPTS) };
}

/** Entries with some of an earlier state put back, each behind the one that it followed; as far as there is room. */
function withBack(now: ListEntry[], was: ListEntry[], ids: GptId[]): ListEntry[] {
  const has = idsIn(now);
  const back = new Set(ids);
  const result = [...now];
  let place = 0;
  for (const entry of was) {
    if (has.has(entry.id)) {
      place = result.findIndex(({ id }) => id === entry.id) + 1;
    } else if (back.has(entry.id) && result.length < MOST_GPTS) {
      result.splice(place, 0, entry);
      place += 1;
    }
  }
  return result;
}

function idsIn(entries: NewEntry[] = []): Set<GptId> {
  return new Set(entries.map(({ id }) => id));
}

/** Finds the list that has a name already. */
function named(name: string): (lists: GptList[]) => GptList | undefined {
  return (lists) => lists.find((each) => each.name === shortened(name));
}

function lastUsed(lists: GptList[]): GptList | undefined {
  return lists.toSorted((one, other) => other.usedAt - one.usedAt)[0];
}

function hasRoom(list: GptList, { id }: NewEntry): boolean {
  return !isFull(list) || list.entries.some((entry) => entry.id === id);
}

function emptyList(name: string, at: number): GptList {
  const list = crypto.randomUUID();
  return { list, name: shortened(name), createdAt: at, usedAt: at, entries: [] };
}

function withEntries(list: GptList, entries: NewEntry[], at: number): GptList {
  const added = entries.map(({ id, name }): ListEntry => ({ id, name, addedAt: at }));
  const has = new Set<GptId>();
  const all = [...list.entries, ...added].filter(({ id }) => !has.has(id) && has.add(id));
  return { ...list, usedAt: entries.length ? at : list.usedAt, entries: all.slice(0, MOST_GPTS) };
}

function shortened(name: string): string {
  return name.trim().slice(0, LONGEST_NAME);
}
