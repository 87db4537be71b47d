import { safeParse } from 'zod/mini';
import type { Chores } from './background-tasks.ts';
import { SCHEMAS, type Shelved, useSchema } from './entries.ts';
import type { Problems } from './last-error.ts';
import { type Entry, entryOf, type Shelf, type Store } from './store.ts';

/** Use is noted to the hour: the order of what goes first needs no more, and a write with each read is dear. */
export const USE_MS = 60 * 60 * 1000;

/** The store behind its schemas: only what is sound passes, in either direction. */
export interface ValidatedStore {
  find<S extends Shelf>(shelf: S, key: string): Promise<Shelved[S] | undefined>;
  /** What there is of many, without a note of their use: nobody has looked at them. */
  findMany<S extends Shelf>(shelf: S, keys: string[]): Promise<Shelved[S][]>;
  file<S extends Shelf>(shelf: S, content: Shelved[S]): Promise<void>;
}

export interface ValidatedStoreParts {
  store: Store;
  chores: Chores;
  problems: Problems;
  now: () => number;
}

export function createValidatedStore({
  store,
  chores,
  problems,
  now,
}: ValidatedStoreParts): ValidatedStore {
  /** Notes that an entry is used, or deletes it if it is unsound: what lies there when it comes to it decides. */
  function markOrDelete(shelf: Shelf, key: string): Promise<void> {
    const usedAt = now();
    return store.update(shelf, key, (found) =>
      contentOf(shelf, found) ? { ...(found as Entry), usedAt } : undefined,
    );
  }

  return {
    async find(shelf, key) {
      const found = await store.get(shelf, key);
      if (found === undefined) return undefined;
      const content = contentOf(shelf, found);
      // Awaited: what the caller reads in its place must not meet the deletion.
      if (!content) await markOrDelete(shelf, key);
      // Of a clock that was wrong, a use may come from the future.
      else if (Math.abs(now() - (found as Entry).usedAt) >= USE_MS) {
        chores.start(() => markOrDelete(shelf, key));
      }
      return content;
    },

    async findMany(shelf, keys) {
      const found = await store.getMany(shelf, keys);
      return found
        .map((entry) => contentOf(shelf, entry))
        .filter((content) => content !== undefined);
    },

    async file(shelf, content) {
      // What could not be read back gets no place, and what is no part of the model is left out.
      const { data, error } = safeParse(SCHEMAS[shelf], content);
      if (data) await store.put(shelf, entryOf(data, now()));
      else problems.note(`Something was too strange for the ${shelf}.`, error);
    },
  };
}

/** What an entry holds, if all of it is sound. */
function contentOf<S extends Shelf>(shelf: S, found: unknown): Shelved[S] | undefined {
  const { data } = safeParse(SCHEMAS[shelf], found);
  return safeParse(useSchema, found).success ? data : undefined;
}
