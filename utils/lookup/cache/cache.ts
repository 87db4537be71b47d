import type { GptId } from '../../gpt/gpt-id.ts';
import { createChores } from './background-tasks.ts';
import { createDatabaseStore } from './database-store.ts';
import type { Absence, Reading } from './entries.ts';
import { bounded } from './evicting-store.ts';
import { withFallback } from './fallback-store.ts';
import { createProblems } from './last-error.ts';
import { type Limits, limitsWith, memoryLimits } from './limits.ts';
import { createMemoryStore } from './memory-store.ts';
import { thrifty } from './quota-recovery-store.ts';
import { readOnly } from './read-only-store.ts';
import { createValidatedStore } from './validated-store.ts';

export type { Reading } from './entries.ts';

/**
 * What has been read, kept in IndexedDB, or in memory as long as that cannot be used: no call rejects, none
 * waits long. Only the background opens it. What is too much goes, the least recently used first.
 */
export interface Library {
  reading(asked: GptId): Promise<Reading | undefined>;
  /** Those of many that there are. Asking for them so is no use that keeps them from being thrown out. */
  readings(asked: GptId[]): Promise<Reading[]>;
  /** Also forgets that the id had no GPT. */
  keep(reading: Reading): Promise<void>;
  /** Why an id had no GPT when it was last asked for: remembered so that it is not paid for again. */
  absence(asked: GptId): Promise<Absence | undefined>;
  absences(asked: GptId[]): Promise<Absence[]>;
  keepAbsence(absence: Absence): Promise<void>;
  /** The picture of an address, as a data URL. */
  picture(url: string): Promise<string | undefined>;
  keepPicture(url: string, dataUrl: string): Promise<void>;
  clear(): Promise<void>;
  state(): Promise<LibraryState>;
}

/** How the library is, for a maintainer. */
export interface LibraryState {
  /** `memory` while the database cannot be used. */
  keptIn: 'database' | 'memory';
  readings: number;
  absences: number;
  pictures: number;
  /** Of all of them together; estimated. */
  bytes: number;
  /** The last thing that went wrong since the background was started, with its time; in English. */
  problem?: string;
}

export interface LibraryOptions {
  name?: string;
  /** For private windows: what the database has is read, what is new is only kept in memory. */
  isPrivate?: boolean;
  limits?: Partial<Limits>;
  now?: () => number;
}

export function openLibrary({
  name = 'gpt-lens',
  isPrivate = false,
  limits: asked,
  now = Date.now,
}: LibraryOptions = {}): Library {
  const limits = limitsWith(asked);
  const chores = createChores();
  const problems = createProblems(now);
  const kept = createDatabaseStore(name, now);
  const database = isPrivate ? readOnly(kept) : bounded(thrifty(kept, now), limits, chores);
  const memory = bounded(createMemoryStore(), memoryLimits(limits), chores);
  const store = withFallback(database, memory, problems);
  const validated = createValidatedStore({ store, chores, problems, now });

  return {
    reading: (asked) => validated.find('readings', asked),
    readings: (asked) => validated.findMany('readings', asked),
    async keep(reading) {
      await Promise.all([
        validated.file('readings', reading),
        store.remove('absences', reading.asked),
      ]);
    },
    absence: (asked) => validated.find('absences', asked),
    absences: (asked) => validated.findMany('absences', asked),
    keepAbsence: (absence) => validated.file('absences', absence),
    picture: async (url) => (await validated.find('pictures', url))?.dataUrl,
    keepPicture: (url, dataUrl) => validated.file('pictures', { url, dataUrl, readAt: now() }),
    clear: () => store.clear(),
    async state() {
      await chores.done();
      const [readings, absences, pictures] = await Promise.all([
        store.tally('readings'),
        store.tally('absences'),
        store.tally('pictures'),
      ]);
      return {
        keptIn: store.isWhole() ? 'database' : 'memory',
        readings: readings.entries,
        absences: absences.entries,
        pictures: pictures.entries,
        bytes: readings.bytes + absences.bytes + pictures.bytes,
        problem: problems.last(),
      };
    },
  };
}
