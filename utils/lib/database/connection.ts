import { type DBSchema, deleteDB, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb';
import { withTimeout } from '../with-timeout.ts';
import { BLOCKED } from './database-problem.ts';

/** Databases respond within milliseconds. After this time one counts as stuck, because a person may be waiting. */
export const TIMEOUT_MS = 2_000;

/** A connection to a database. It opens on demand, and again after it was closed. */
export interface Connection<Schema extends DBSchema> {
  /** Rejects within `TIMEOUT_MS` if the database cannot be opened; see `getDatabaseProblem`. */
  open(): Promise<IDBPDatabase<Schema>>;
  /** Closes a database; the next `open` opens it again. */
  drop(database: IDBPDatabase<Schema>): void;
  /** Closes the database; `open` rejects with `error` for the next `backoffMs`. */
  suspend(error: unknown): void;
  /** Deletes the database, whatever its state or version. Rejects if that takes longer than `TIMEOUT_MS`. */
  destroy(): Promise<void>;
}

export interface ConnectionOptions<Schema extends DBSchema> {
  version: number;
  upgrade: NonNullable<OpenDBCallbacks<Schema>['upgrade']>;
  /** How long `open` rejects after the database could not be opened, in milliseconds. */
  backoffMs: number;
  /** Called when a database opens after `open` has already rejected. */
  onLateOpen?: () => void;
  /** Milliseconds. The clock may jump. */
  now?: () => number;
}

interface Opening<Schema extends DBSchema> {
  database: Promise<IDBPDatabase<Schema>>;
  /** Set once it is open. */
  opened?: IDBPDatabase<Schema>;
  /** Rejects if another context holds an older version open. */
  blocked: Promise<never>;
}

/** The only access to IndexedDB. Nothing waits without a time limit, and nothing opens before it is needed. */
export function connect<Schema extends DBSchema>(
  name: string,
  options: ConnectionOptions<Schema>,
): Connection<Schema> {
  const { backoffMs, now = () => performance.now(), onLateOpen } = options;
  let current: Opening<Schema> | undefined;
  let problem: { error: unknown; since: number; durationMs: number } | undefined;

  function forget(opening: Opening<Schema>): void {
    if (current === opening) current = undefined;
  }

  function start(): Opening<Schema> {
    const { promise: blocked, reject: block } = Promise.withResolvers<never>();
    blocked.catch(() => undefined);
    const callbacks = { onBlocked: block, onClosed: () => forget(opening) };
    const opening: Opening<Schema> = { database: openDatabase(name, options, callbacks), blocked };
    opening.database.then(
      (database) => {
        if (current !== opening) return database.close();
        opening.opened = database;
        const isLate = problem !== undefined;
        problem = undefined;
        if (isLate) onLateOpen?.();
      },
      (error) => {
        if (current === opening) suspend(error);
      },
    );
    return opening;
  }

  function suspend(error: unknown): void {
    current?.opened?.close();
    current = undefined;
    problem = { error, since: now(), durationMs: backoffMs };
  }

  return {
    async open() {
      // The absolute value, so that setting the clock back does not prolong the backoff.
      if (problem && Math.abs(now() - problem.since) < problem.durationMs) throw problem.error;
      current ??= start();
      const opening = current;
      // Don't race once it is open: `blocked`, which stays pending, would retain every waiter.
      if (opening.opened) return opening.opened;
      try {
        const first = Promise.race([opening.database, opening.blocked]);
        return await withTimeout(first, TIMEOUT_MS, `Opening ${name}`);
      } catch (error) {
        // The opening may still succeed. Until then, further calls reject at once instead of waiting.
        if (current === opening) {
          problem = { error, since: now(), durationMs: Number.POSITIVE_INFINITY };
        }
        throw error;
      }
    },
    drop(database) {
      if (current?.opened === database) current = undefined;
      database.close();
    },
    suspend,
    async destroy() {
      current?.opened?.close();
      current = undefined;
      try {
        await withTimeout(deleteDatabase(name), TIMEOUT_MS, `Deleting ${name}`);
        problem = undefined;
      } catch (error) {
        suspend(error);
        throw error;
      }
    },
  };
}

type Callbacks = { onBlocked(error: DOMException): void; onClosed(): void };

/** `async`, so that a browser without IndexedDB causes a rejection instead of an exception. */
async function openDatabase<Schema extends DBSchema>(
  name: string,
  { version, upgrade }: ConnectionOptions<Schema>,
  { onBlocked, onClosed }: Callbacks,
): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, version, {
    upgrade,
    blocked: () => onBlocked(new DOMException('An older version is open.', BLOCKED)),
    blocking(_current, _blocked, event) {
      // A newer version of the extension waits for this connection to close.
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}

/** Aborts a transaction; does nothing if it has already ended. */
export function abortTransaction(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {}
}

/** `async` for the same reason as `openDatabase`. */
async function deleteDatabase(name: string): Promise<void> {
  return deleteDB(name);
}
