import type { GptId } from '../gpt/gpt-id.ts';
import { MAX_GPTS } from '../gpt/page-list.ts';
import type { UserData } from './database.ts';
import { type AddResult, type GptList, isFull, type ListEntry, MAX_NAME_LENGTH } from './schema.ts';

/** A GPT to add to a list, with its name if known. */
export type NewEntry = Pick<ListEntry, 'id' | 'name'>;

/** Named lists of GPTs. Each call is one transaction, so that concurrent changes in other contexts are not lost. */
export function createLists(userData: UserData, now: () => number = Date.now) {
  /** Updates a list if it exists, or deletes it if `update` returns `undefined`. Returns the previous list. */
  async function change(
    listId: string,
    update: (before: GptList) => GptList | undefined,
  ): Promise<GptList | undefined> {
    const database = await userData.open();
    const { store, done } = database.transaction('lists', 'readwrite');
    const before = await store.get(listId);
    const after = before && update(before);
    if (after) await store.put(after);
    else if (before) await store.delete(listId);
    await done;
    userData.notifyChange('lists');
    return before;
  }

  /** Adds entries to the selected list, or to a new one called `name` if none is selected. */
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
    /** Returns all lists in the order of their creation. */
    async all(): Promise<GptList[]> {
      const lists = await (await userData.open()).getAll('lists');
      return lists.sort((one, other) => one.createdAt - other.createdAt);
    },

    async get(listId: string): Promise<GptList | undefined> {
      return (await userData.open()).get('lists', listId);
    },

    /** Creates a list with these entries, or adds them to the list that already has this name. */
    create: async (name: string, entries: NewEntry[] = []): Promise<GptList> =>
      (await addEntries(findByName(name), name, entries)).list,

    /** Adds to the list with this id, else to the one with this name, else to a new one. */
    async addAll(
      listId: string | undefined,
      name: string,
      entries: NewEntry[],
    ): Promise<AddResult> {
      const selectList = (lists: GptList[]) =>
        lists.find(({ list }) => list === listId) ?? findByName(name)(lists);
      const { before, list } = await addEntries(selectList, name, entries);
      const idsBefore = getIds(before?.entries);
      const idsAfter = getIds(list.entries);
      const requestedIds = [...getIds(entries)];
      const ids = requestedIds.filter((id) => idsAfter.has(id) && !idsBefore.has(id));
      return {
        list,
        isNew: !before,
        ids,
        omitted: requestedIds.filter((id) => !idsAfter.has(id)).length,
      };
    },

    /** Adds to the last used list that is not full, or to a new one called `newName`. */
    addToLastUsed: async (entry: NewEntry, newName: string): Promise<GptList> => {
      const withRoom = (lists: GptList[]) => lists.filter((list) => hasRoom(list, entry));
      return (await addEntries((lists) => findLastUsed(withRoom(lists)), newName, [entry])).list;
    },

    add: (listId: string, entries: NewEntry[]) =>
      change(listId, (before) => withEntries(before, entries, now())),

    rename: (listId: string, name: string) =>
      change(listId, (before) => ({ ...before, name: truncateName(name) || before.name })),

    /** Removes entries and returns the previous list for `putBack`. */
    removeEntries: (listId: string, ids: GptId[]) =>
      change(listId, (before) => ({
        ...before,
        entries: before.entries.filter(({ id }) => !ids.includes(id)),
      })),

    /** Removes a list and returns it for `restore`. */
    remove: (listId: string) => change(listId, () => undefined),

    /** Undoes `removeEntries`: puts these entries back in their positions. Other changes since then stay. */
    putBack: (previous: GptList, ids: GptId[]) =>
      change(previous.list, (current) => ({
        ...current,
        entries: withBack(current.entries, previous.entries, ids),
      })),

    /** Undoes `remove`. Does nothing if the list exists again. */
    async restore(previous: GptList): Promise<void> {
      const database = await userData.open();
      const { store, done } = database.transaction('lists', 'readwrite');
      if (!(await store.getKey(previous.list))) await store.put(previous);
      await done;
      userData.notifyChange('lists');
    },

    /** Undoes `addAll`: removes the added entries, and the list if it is new and was not changed since. */
    takeBack: ({ list: previous, ids, isNew }: AddResult) =>
      change(previous.list, (current) => {
        const added = new Map(previous.entries.map(({ id, addedAt }) => [id, addedAt]));
        // An entry that was removed and added again since is not ours.
        const isOurs = ({ id, addedAt }: ListEntry) =>
          ids.includes(id) && added.get(id) === addedAt;
        const entries = current.entries.filter((entry) => !isOurs(entry));
        const isUntouched = isNew && entries.length === 0 && current.name === previous.name;
        return isUntouched ? undefined : { ...current, entries };
      }),
  };
}

export type Lists = ReturnType<typeof createLists>;

/** Calls `onChange` with all lists, now and after every change, until `signal` aborts. */
export async function watchLists(
  lists: Lists,
  userData: UserData,
  onChange: (all: GptList[]) => void,
  signal: AbortSignal,
): Promise<void> {
  async function emit(): Promise<void> {
    const all = await lists.all();
    if (!signal.aborted) onChange(all);
  }
  userData.watch((store) => store === 'lists' && emit(), signal);
  await emit();
}

/** Appends the entries of `other` that `first` lacks. The name of `first` stays. */
export function mergeLists(first: GptList, other: GptList | undefined): GptList {
  const ids = getIds(first.entries);
  const more = other?.entries.filter(({ id }) => !ids.has(id)) ?? [];
  return { ...first, entries: [...first.entries, ...more].slice(0, MAX_GPTS) };
}

/** Inserts previous entries again, each after the one that it followed, until the list is full. */
function withBack(current: ListEntry[], previous: ListEntry[], restoredIds: GptId[]): ListEntry[] {
  const ids = getIds(current);
  const restored = new Set(restoredIds);
  const result = [...current];
  let position = 0;
  for (const entry of previous) {
    if (ids.has(entry.id)) {
      position = result.findIndex(({ id }) => id === entry.id) + 1;
    } else if (restored.has(entry.id) && result.length < MAX_GPTS) {
      result.splice(position, 0, entry);
      position += 1;
    }
  }
  return result;
}

function getIds(entries: NewEntry[] = []): Set<GptId> {
  return new Set(entries.map(({ id }) => id));
}

/** Selects the list with this name. */
function findByName(name: string): (lists: GptList[]) => GptList | undefined {
  return (lists) => lists.find((each) => each.name === truncateName(name));
}

function findLastUsed(lists: GptList[]): GptList | undefined {
  return lists.toSorted((one, other) => other.usedAt - one.usedAt)[0];
}

function hasRoom(list: GptList, { id }: NewEntry): boolean {
  return !isFull(list) || list.entries.some((entry) => entry.id === id);
}

function emptyList(name: string, now: number): GptList {
  const list = crypto.randomUUID();
  return { list, name: truncateName(name), createdAt: now, usedAt: now, entries: [] };
}

function withEntries(list: GptList, entries: NewEntry[], now: number): GptList {
  const added = entries.map(({ id, name }): ListEntry => ({ id, name, addedAt: now }));
  const ids = new Set<GptId>();
  const all = [...list.entries, ...added].filter(({ id }) => !ids.has(id) && ids.add(id));
  return { ...list, usedAt: entries.length ? now : list.usedAt, entries: all.slice(0, MAX_GPTS) };
}

function truncateName(name: string): string {
  return name.trim().slice(0, MAX_NAME_LENGTH);
}
