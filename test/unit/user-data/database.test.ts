import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect, PATIENCE_MS } from '../../../utils/lib/database/connection.ts';
import { troubleOf } from '../../../utils/lib/database/database-problem.ts';
import { openUserData } from '../../../utils/user-data/database.ts';
import { createLists } from '../../../utils/user-data/lists.ts';
import type { UserDataStore } from '../../../utils/user-data/schema.ts';

let count = 0;

/** The name of a database that is not there yet. */
function newName(): string {
  count += 1;
  return `records-opening-${count}`;
}

/** Opens a database by hand, with one store that ours does not know. */
function openRaw(name: string, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('future', { keyPath: 'id' }).put({ id: 1 });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function troubleWith(name: string) {
  const records = openUserData(name);
  return records.open().then(
    () => 'none',
    (error) => troubleOf(error),
  );
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the database of what a person keeps', () => {
  it('is given up after two seconds where the browser never answers, and for good by who comes later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest());
    const records = openUserData(newName());
    const trouble = records.open().catch(troubleOf);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await trouble).toBe('stuck');
    // No timer goes on here: who waited would wait for ever.
    expect(await createLists(records).all().catch(troubleOf)).toBe('stuck');
    expect(PATIENCE_MS).toBeLessThanOrEqual(2_000);
  });

  it('is used again, and every watcher told, when it opens after all', async () => {
    const { promise: holding, resolve: letGo } = Promise.withResolvers<void>();
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((...all) => {
      const request = open(...all);
      const listen = request.addEventListener.bind(request);
      request.addEventListener = (type: string, hear: EventListenerOrEventListenerObject) =>
        listen(type, (event) => {
          const tell = () => (typeof hear === 'function' ? hear(event) : hear.handleEvent(event));
          if (type === 'success') holding.then(tell);
          else tell();
        });
      return request;
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const records = openUserData(newName());
    const heard: UserDataStore[] = [];
    records.watch((kind) => heard.push(kind));
    const trouble = records.open().catch(troubleOf);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await trouble).toBe('stuck');
    vi.useRealTimers();
    expect(heard).toEqual([]);
    letGo();
    await vi.waitFor(() => expect(heard).toContain('lists'));
    expect(await createLists(records).all()).toEqual([]);
  });

  it('is given up at once where another tab holds an older version, and is there when that lets go', async () => {
    const name = newName();
    const held = await openRaw(name, 1);
    const onLate = vi.fn();
    const connection = connect(name, { version: 2, upgrade() {}, restMs: 0, onLate });
    const start = performance.now();
    expect(await connection.open().catch(troubleOf)).toBe('stuck');
    expect(performance.now() - start).toBeLessThan(PATIENCE_MS / 4);
    held.close();
    await vi.waitFor(() => expect(onLate).toHaveBeenCalledTimes(1));
    expect((await connection.open()).version).toBe(2);
  });

  it('that a newer version made is said to be newer, and nothing in it is lost', async () => {
    const name = newName();
    (await openRaw(name, 99)).close();
    expect(await troubleWith(name)).toBe('newer');
    const raw = await openRaw(name, 99);
    expect(raw.version).toBe(99);
    const request = raw.transaction('future').objectStore('future').getAll();
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    expect(request.result).toEqual([{ id: 1 }]);
    raw.close();
  });

  it('that fails otherwise is tried again at the next call', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('So it is.', 'UnknownError');
    });
    const records = openUserData(newName());
    expect(await records.open().catch(troubleOf)).toBe('unknown');
    expect(await createLists(records).all()).toEqual([]);
  });

  it('hears nothing where its watcher had left before', async () => {
    const records = openUserData(newName());
    const hear = vi.fn();
    records.watch(hear, AbortSignal.abort());
    records.notifyChange('lists');
    expect(hear).not.toHaveBeenCalled();
  });
});
