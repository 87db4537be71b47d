import { deleteDB, openDB } from 'idb';
import { withTimeout } from '../async/with-timeout.ts';
import { migrate } from './migrate.ts';
import { type Database, type LibrarySchema, VERSION } from './schema.ts';

/** A database answers in milliseconds; one that takes this long is stuck, and a card is waiting for it. */
export const PATIENCE_MS = 4_000;

/** A database that gave trouble is left alone for a while: most such troubles last. */
export const REST_MS = 30_000;

/** The way to the database: opened when it is needed, and again after it was closed. */
export interface Connection {
  /** Rejects, in bounded time, when the database cannot be had. */
  open(): Promise<Database>;
  /** Closes a database, so that the next to need it opens it again. */
  drop(database: Database): void;
  /** Gives the database up, and leaves it alone for `REST_MS`. */
  rest(error: unknown): void;
  /** Deletes the database, whatever its state or version; in bounded time, or rejects. */
  destroy(): Promise<void>;
}

interface Opening {
  database: Promise<Database>;
  arrived?: Database;
  /** Rejects when somebody holds an older version open and does not let go. */
  blocked: Promise<never>;
}

export function connect(name: string, now: () => number): Connection {
  let current: Opening | undefined;
  let trouble: { error: unknown; until: number } | undefined;

  function forget(opening: Opening): void {
    if (current === opening) current = undefined;
  }

  function start(): Opening {
    const { promise: blocked, reject: block } = Promise.withResolvers<never>();
    blocked.catch(() => undefined);
    const heard = { blocked: block, closed: () => forget(opening) };
    const opening: Opening = { database: openDatabase(name, heard), blocked };
    opening.database.then(
      (database) => {
        if (current !== opening) return database.close();
        // It may have been given up as late or blocked: from now on it is here.
        opening.arrived = database;
        trouble = undefined;
      },
      (error) => {
        if (current === opening) rest(error);
      },
    );
    return opening;
  }

  function rest(error: unknown): void {
    current?.arrived?.close();
    current = undefined;
    trouble = { error, until: now() + REST_MS };
  }

  return {
    async open() {
      if (trouble && now() < trouble.until) throw trouble.error;
      current ??= start();
      const opening = current;
      // Raced only until it is here: a promise that never settles keeps all who ever waited for it.
      if (opening.arrived) return opening.arrived;
      try {
        return await withTimeout(PATIENCE_MS, Promise.race([opening.database, opening.blocked]));
      } catch (error) {
        // While it is still on its way nobody else waits for it; it is used when it arrives.
        if (current === opening) trouble = { error, until: Number.POSITIVE_INFINITY };
        throw error;
      }
    },
    drop(database) {
      if (current?.arrived === database) current = undefined;
      database.close();
    },
    rest,
    async destroy() {
      current?.arrived?.close();
      current = undefined;
      try {
        await withTimeout(PATIENCE_MS, deleteDatabase(name));
        trouble = undefined;
      } catch (error) {
        rest(error);
        throw error;
      }
    },
  };
}

type Heard = { blocked(error: DOMException): void; closed(): void };

/** `async`, because a browser without IndexedDB has not even the name. */
async function openDatabase(name: string, { blocked, closed }: Heard): Promise<Database> {
  return openDB<LibrarySchema>(name, VERSION, {
    upgrade: (database, oldVersion, _, upgrade) => migrate(database, oldVersion, upgrade),
    blocked: () => blocked(new DOMException('An older version is open.', 'BlockedError')),
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      closed();
    },
    terminated: closed,
  });
}

async function deleteDatabase(name: string): Promise<void> {
  return deleteDB(name);
}
