import type { GptId } from '../gpt/gpt-id.ts';
import { MAX_GPTS } from '../gpt/page-list.ts';
import type { UserData } from './database.ts';
import { type AddResult, type GptList, isFull, type ListEntry, MAX_NAME_LENGTH } from './schema.ts';

/** What is added to a list: a GPT, with its name where that is known. */
export type NewEntry = Pick<ListEntry, 'id' | 'name'>;

/** Named lists of GPTs. Each call is one transaction: two surfaces at once lose nothing of each other's. */
export function createLists(userData: UserData, now: () => number = Date.now) {
  /** Changes one list, or nothing where there is no such list (any more). Gives it as it was before. */
  async function change(
    list: string,
    update: (before: GptList) => GptList | undefined,
  ): Promise<GptList | undefined> {
    const database = await userData.open();
    const { store, done } = database.transaction('lists', 'readwrite');
    const before = await store.get(list);
    const after = before && update(before);
    if (after) await store.put(after);
    else if (before) await store.delete(list);
    await done;
    userData.notifyChange('lists');
    return before;
  }

  /** Adds to the list that `choose` finds, else to a new one of that name. */
  async function addEntries(
    selectList: (lists: GptList[]) => GptList | undefined,
    name: string,
    entries: NewEntry[],
  ): Promise<{ before: GptList | undefined; list: GptList }> {
    const database = await userData.open();
    const { store, done } = database.transaction('lists', 'readwrite');
    const before = selectList(await store.getAll());
    const list = withEntries(before ?? emptyList(name, now()), entries, now());
    await store.put(list);
    await done;
    userData.notifyChange('lists');
    return { before, list };
  }

  return {
    /** All lists, in the order in which they were made. */
    async all(): Promise<GptList[]> {
      const lists = await (await userData.open()).getAll('lists');
      return lists.sort((one, other) => one.createdAt - other.createdAt);
    },

    async one(list: string): Promise<GptList | undefined> {
      return (await userData.open()).get('lists', list);
    },

    /** A new list, or the one that has this name already; with these entries in any case. */
    create: async (name: string, entries: NewEntry[] = []): Promise<GptList> =>
      (await addEntries(findByName(name), name, entries)).list,

    /** Adds to a list, else to the one of this name, else to a new one; tells what became of the entries. */
    async addAll(
      wantedId: string | undefined,
      name: string,
      entries: NewEntry[],
    ): Promise<AddResult> {
      const selectList = (lists: GptList[]) =>
        lists.find(({ list }) => list === wantedId) ?? findByName(name)(lists);
      const { before, list } = await addEntries(selectList, name, entries);
      const idsBefore = getIds(before?.entries);
      const idsAfter = getIds(list.entries);
      const givenIds = [...getIds(entries)];
      const ids = givenIds.filter((id) => idsAfter.has(id) && !idsBefore.has(id));
      return {
        list,
        isNew: !before,
        ids,
        omitted: givenIds.filter((id) => !idsAfter.has(id)).length,
      };
    },

    /** Adds to the list that was used last and has room; where there is none, to a new one of this name. */
    addToLastUsed: async (entry: NewEntry, newName: string): Promise<GptList> => {
      const withRoom = (lists: GptList[]) => lists.filter((list) => hasRoom(list, entry));
      return (await addEntries((lists) => findLastUsed(withRoom(lists)), newName, [entry])).list;
    },

    add: (list: string, entries: NewEntry[]) =>
      change(list, (before) => withEntries(before, entries, now())),

    rename: (list: string, name: string) =>
      change(list, (before) => ({ ...before, name: truncateName(name) || before.name })),

    /** Takes entries out, and returns the list as it was; it may be wanted back. */
    removeEntries: (list: string, ids: GptId[]) =>
      change(list, (before) => ({
        ...before,
        entries: before.entries.filter(({ id }) => !ids.includes(id)),
      })),

    /** Removes a list, and returns what it was. */
    remove: (list: string) => change(list, () => undefined),

    /** Undoes `takeOut`: puts these entries back at their places. Whatever else was changed since stays. */
    putBack: (previous: GptList, ids: GptId[]) =>
      change(previous.list, (now) => ({
        ...now,
        entries: withBack(now.entries, previous.entries, ids),
      })),

    /** Undoes `remove`; a list that is there again stays as it is. */
    async restore(previous: GptList): Promise<void> {
      const database = await userData.open();
      const { store, done } = database.transaction('lists', 'readwrite');
      if (!(await store.getKey(previous.list))) await store.put(previous);
      await done;
      userData.notifyChange('lists');
    },

    /** Undoes `addAll`: takes out what that has added, and the list that it made unless something was made of it since. */
    takeBack: ({ list: previous, ids, isNew }: AddResult) =>
      change(previous.list, (now) => {
        const added = new Map(previous.entries.map(({ id, addedAt }) => [id, addedAt]));
        // One that was taken out and added again since is somebody else's.
        const isOurs = ({ id, addedAt }: ListEntry) =>
          ids.includes(id) && added.get(id) === addedAt;
        const entries = now.entries.filter((entry) => !isOurs(entry));
        const isUntouched = isNew && entries.length === 0 && now.name === previous.name;
        return isUntouched ? undefined : { ...now, entries };
      }),
  };
}

export type Lists = ReturnType<typeof createLists>;

/** A list with the entries of another one that it lacks, at its end; the first one's name counts. */
export function mergeLists(first: GptList, other: GptList | undefined): GptList {
  const ids = getIds(first.entries);
  const more = other?.entries.filter(({ id }) => !ids.has(id)) ?? [];
  return { ...first, entries: [...first.entries, ...more].slice(0, MAX_GPTS) };
}

/** Entries with some of an earlier state put back, each behind the one that it followed; as far as there is room. */
function withBack(now: ListEntry[], previous: ListEntry[], restoredIds: GptId[]): ListEntry[] {
  const ids = getIds(now);
  const back = new Set(restoredIds);
  const result = [...now];
  let place = 0;
  for (const entry of previous) {
    if (ids.has(entry.id)) {
      place = result.findIndex(({ id }) => id === entry.id) + 1;
    } else if (back.has(entry.id) && result.length < MAX_GPTS) {
      result.splice(place, 0, entry);
      place += 1;
    }
  }
  return result;
}

function getIds(entries: NewEntry[] = []): Set<GptId> {
  return new Set(entries.map(({ id }) => id));
}

/** Finds the list that has a name already. */
function findByName(name: string): (lists: GptList[]) => GptList | undefined {
  return (lists) => lists.find((each) => each.name === truncateName(name));
}

function findLastUsed(lists: GptList[]): GptList | undefined {
  return lists.toSorted((one, other) => other.usedAt - one.usedAt)[0];
}

function hasRoom(list: GptList, { id }: NewEntry): boolean {
  return !isFull(list) || list.entries.some((entry) => entry.id === id);
}

function emptyList(name: string, at: number): GptList {
  const list = crypto.randomUUID();
  return { list, name: truncateName(name), createdAt: at, usedAt: at, entries: [] };
}

function withEntries(list: GptList, entries: NewEntry[], at: number): GptList {
  const added = entries.map(({ id, name }): ListEntry => ({ id, name, addedAt: at }));
  const ids = new Set<GptId>();
  const all = [...list.entries, ...added].filter(({ id }) => !ids.has(id) && ids.add(id));
  return { ...list, usedAt: entries.length ? at : list.usedAt, entries: all.slice(0, MAX_GPTS) };
}

function truncateName(name: string): string {
  return name.trim().slice(0, MAX_NAME_LENGTH);
}
