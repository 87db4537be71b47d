import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect, TIMEOUT_MS } from '../../../utils/lib/database/connection.ts';
import { getDatabaseProblem } from '../../../utils/lib/database/database-problem.ts';
import { openUserData } from '../../../utils/user-data/database.ts';
import { createLists } from '../../../utils/user-data/lists.ts';
import type { UserDataStore } from '../../../utils/user-data/schema.ts';

let count = 0;

/** Returns the name of a new database. */
function newName(): string {
  count += 1;
  return `user-data-${count}`;
}

/** Opens a database with one store that the extension does not know. */
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

async function openingProblem(name: string) {
  const userData = openUserData(name);
  return userData.open().then(
    () => 'none',
    (error) => getDatabaseProblem(error),
  );
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('user data', () => {
  it('rejects after two seconds if the database never opens, and later calls reject at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest());
    const userData = openUserData(newName());
    const problem = userData.open().catch(getDatabaseProblem);
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS);
    expect(await problem).toBe('stuck');
    // The fake timers stand still here: a call that waited would never end.
    expect(await createLists(userData).all().catch(getDatabaseProblem)).toBe('stuck');
    expect(TIMEOUT_MS).toBeLessThanOrEqual(2_000);
  });

  it('notifies watchers and works when the database opens late', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((...all) => {
      const request = open(...all);
      const listen = request.addEventListener.bind(request);
      request.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) =>
        listen(type, (event) => {
          const deliver = () =>
            typeof listener === 'function' ? listener(event) : listener.handleEvent(event);
          if (type === 'success') released.then(deliver);
          else deliver();
        });
      return request;
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const userData = openUserData(newName());
    const changed: UserDataStore[] = [];
    userData.watch((store) => changed.push(store));
    const problem = userData.open().catch(getDatabaseProblem);
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS);
    expect(await problem).toBe('stuck');
    vi.useRealTimers();
    expect(changed).toEqual([]);
    release();
    await vi.waitFor(() => expect(changed).toContain('lists'));
    expect(await createLists(userData).all()).toEqual([]);
  });

  it('rejects at once while another tab holds an older version open, and opens when that closes', async () => {
    const name = newName();
    const held = await openRaw(name, 1);
    const onLateOpen = vi.fn();
    const connection = connect(name, { version: 2, upgrade() {}, backoffMs: 0, onLateOpen });
    const start = performance.now();
    expect(await connection.open().catch(getDatabaseProblem)).toBe('stuck');
    expect(performance.now() - start).toBeLessThan(TIMEOUT_MS / 4);
    held.close();
    await vi.waitFor(() => expect(onLateOpen).toHaveBeenCalledTimes(1));
    expect((await connection.open()).version).toBe(2);
  });

  it('reports a database of a newer version and leaves it unchanged', async () => {
    const name = newName();
    (await openRaw(name, 99)).close();
    expect(await openingProblem(name)).toBe('newer');
    const raw = await openRaw(name, 99);
    expect(raw.version).toBe(99);
    const request = raw.transaction('future').objectStore('future').getAll();
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    expect(request.result).toEqual([{ id: 1 }]);
    raw.close();
  });

  it('tries again at the next call after another error', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('Simulated error.', 'UnknownError');
    });
    const userData = openUserData(newName());
    expect(await userData.open().catch(getDatabaseProblem)).toBe('unknown');
    expect(await createLists(userData).all()).toEqual([]);
  });

  it('does not notify a watcher whose signal has already aborted', async () => {
    const userData = openUserData(newName());
    const onChange = vi.fn();
    userData.watch(onChange, AbortSignal.abort());
    userData.notifyChange('lists');
    expect(onChange).not.toHaveBeenCalled();
  });
});
