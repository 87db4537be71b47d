import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB, unwrap } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createBatches } from '../../../utils/user-data/batches.ts';
import { openUserData } from '../../../utils/user-data/database.ts';
import { createHistory } from '../../../utils/user-data/history.ts';
import { createLists } from '../../../utils/user-data/lists.ts';
import { USER_DATA_STORES, VERSION } from '../../../utils/user-data/schema.ts';
import stored from '../../fixtures/stored-data/0.1.0.json' with { type: 'json' };

const NAME = 'gpt-lens-records';

/** Creates the database as version 0.1.0 of the extension did. Do not change it with the schema. */
function openVersion1() {
  return openDB(NAME, 1, {
    upgrade(database) {
      database.createObjectStore('visits', { keyPath: 'id' }).createIndex('at', 'at');
      database.createObjectStore('lists', { keyPath: 'list' });
      database.createObjectStore('follows', { keyPath: 'id' });
      database.createObjectStore('snapshots', { keyPath: ['id', 'at'] });
      database.createObjectStore('surveys', { keyPath: 'survey' });
      database
        .createObjectStore('items', { keyPath: ['survey', 'place'] })
        .createIndex('state', ['survey', 'state']);
    },
  });
}

type StoreOfVersion1 = keyof typeof stored.userData;
const stores = Object.keys(stored.userData) as StoreOfVersion1[];

/** The names, keys and indexes of all stores, as the extension opens them. */
async function describeStores(): Promise<[string, unknown][]> {
  const database = await openUserData().open();
  const names = [...database.objectStoreNames];
  const described = names.map((name): [string, unknown] => {
    const store: IDBObjectStore = unwrap(database).transaction(name).objectStore(name);
    const indexes = [...store.indexNames].map((each) => [each, store.index(each).keyPath]);
    return [name, { key: store.keyPath, indexes }];
  });
  database.close();
  return described;
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('user data of version 1', () => {
  it('keeps every record when it is upgraded', async () => {
    const old = await openVersion1();
    for (const store of stores)
      for (const record of stored.userData[store]) await old.put(store, record);
    const before = await Promise.all(stores.map((store) => old.getAll(store)));
    expect(before.flat().length).toBeGreaterThan(10);
    old.close();

    const userData = openUserData();
    const database = await userData.open();
    expect(database.version).toBe(VERSION);
    expect(await Promise.all(stores.map((store) => database.getAll(store)))).toEqual(before);
    expect(await database.getAll('conversations')).toEqual([]);

    // The indexes of version 1 still find the records.
    const [{ survey = '' } = {}] = stored.userData.surveys;
    const waiting = stored.userData.items.filter(({ state }) => state === 'waiting');
    expect(await createBatches(userData).items(survey, 'waiting')).toHaveLength(waiting.length);
    expect(await createHistory(userData).all()).toHaveLength(stored.userData.visits.length);
    expect(await createLists(userData).all()).toHaveLength(stored.userData.lists.length);
  });

  it('has the same stores after the upgrade as new user data', async () => {
    (await openVersion1()).close();
    const upgraded = await describeStores();
    globalThis.indexedDB = new IDBFactory();
    const created = await describeStores();
    expect(upgraded).toEqual(created);
    expect(created.map(([name]) => name)).toEqual([...USER_DATA_STORES].sort());
  });
});
