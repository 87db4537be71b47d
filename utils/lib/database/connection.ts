import { type DBSchema, deleteDB, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb';
import { withTimeout } from '../with-timeout.ts';
import { BLOCKED } from './database-problem.ts';

/** A database answers in milliseconds; one that takes this long is stuck, and somebody is waiting for it. */
export const PATIENCE_MS = 2_000;

/** The way to a database: opened when it is needed, and again after it was closed. */
export interface Connection<Schema extends DBSchema> {
  /** Rejects, in bounded time, when the database cannot be had; see `troubleOf`. */
  open(): Promise<IDBPDatabase<Schema>>;
  /** Closes a database, so that the next to need it opens it again. */
  drop(database: IDBPDatabase<Schema>): void;
  /** Gives the database up, and leaves it alone for `restMs`. */
  rest(error: unknown): void;
  /** Deletes the database, whatever its state or version; in bounded time, or rejects. */
  destroy(): Promise<void>;
}

export interface ConnectionOptions<Schema extends DBSchema> {
  version: number;
  upgrade: NonNullable<OpenDBCallbacks<Schema>['upgrade']>;
  /** How long, in milliseconds, the database is left alone after it could not be opened. */
  restMs: number;
  /** Hears that a database that was given up as late or blocked is there after all. */
  onLate?: () => void;
  /** Milliseconds; it may be a clock that jumps. */
  now?: () => number;
}

interface Opening<Schema extends DBSchema> {
  database: Promise<IDBPDatabase<Schema>>;
  arrived?: IDBPDatabase<Schema>;
  /** Rejects when somebody holds an older version open and does not let go. */
  blocked: Promise<never>;
}

/** The only way to IndexedDB: every wait for it ends. Nothing is opened before it is needed. */
export function connect<Schema extends DBSchema>(
  name: string,
  options: ConnectionOptions<Schema>,
): Connection<Schema> {
  const { restMs, now = () => performance.now(), onLate } = options;
  let current: Opening<Schema> | undefined;
  let trouble: { error: unknown; since: number; lasts: number } | undefined;

  function forget(opening: Opening<Schema>): void {
    if (current === opening) current = undefined;
  }

  function start(): Opening<Schema> {
    const { promise: blocked, reject: block } = Promise.withResolvers<never>();
    blocked.catch(() => undefined);
    const heard = { blocked: block, closed: () => forget(opening) };
    const opening: Opening<Schema> = { database: openDatabase(name, options, heard), blocked };
    opening.database.then(
      (database) => {
        if (current !== opening) return database.close();
        opening.arrived = database;
        const isLate = trouble !== undefined;
        trouble = undefined;
        if (isLate) onLate?.();
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
    trouble = { error, since: now(), lasts: restMs };
  }

  return {
    async open() {
      // Whichever way the clock went: one that is set back must not make the wait longer.
      if (trouble && Math.abs(now() - trouble.since) < trouble.lasts) throw trouble.error;
      current ??= start();
      const opening = current;
      // Raced only until it is here: a promise that never settles keeps all who ever waited for it.
      if (opening.arrived) return opening.arrived;
      try {
        const first = Promise.race([opening.database, opening.blocked]);
        return await withTimeout(first, PATIENCE_MS, `Opening ${name}`);
      } catch (error) {
        // While it is still on its way nobody else waits for it; it is used when it arrives.
        if (current === opening) {
          trouble = { error, since: now(), lasts: Number.POSITIVE_INFINITY };
        }
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
        await withTimeout(deleteDatabase(name), PATIENCE_MS, `Deleting ${name}`);
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
async function openDatabase<Schema extends DBSchema>(
  name: string,
  { version, upgrade }: ConnectionOptions<Schema>,
  { blocked, closed }: Heard,
): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, version, {
    upgrade,
    blocked: () => blocked(new DOMException('An older version is open.', BLOCKED)),
    blocking(_current, _blocked, event) {
      // Another part of the extension, newer than this one, waits for this one to let go.
      (event.target as IDBDatabase).close();
      closed();
    },
    terminated: closed,
  });
}

async function deleteDatabase(name: string): Promise<void> {
  return deleteDB(name);
}
