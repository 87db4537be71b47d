import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Gpt } from '../gpt/gpt.ts';
import type { GptId } from '../ids/grammar.ts';

/** A GPT as it was read from the gateway; `readAt` in milliseconds since 1970. */
export interface Reading {
  /** The id that was asked for, which the answer's own may differ from. */
  asked: GptId;
  gpt: Gpt;
  readAt: number;
}

interface Schema extends DBSchema {
  readings: { key: GptId; value: Reading };
  pictures: { key: string; value: { url: string; dataUrl: string; readAt: number } };
}

/** Raised with every change of what is stored; `upgrade` then brings older libraries along. */
const VERSION = 1;

/** What has been read, kept in IndexedDB. Only the background opens it. */
export interface Library {
  reading(asked: GptId): Promise<Reading | undefined>;
  keep(reading: Reading): Promise<void>;
  picture(url: string): Promise<string | undefined>;
  keepPicture(url: string, dataUrl: string): Promise<void>;
}

export function openLibrary(name = 'gpt-lens'): Library {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;

  function database(): Promise<IDBPDatabase<Schema>> {
    opened ??= openDB<Schema>(name, VERSION, {
      upgrade(db) {
        db.createObjectStore('readings', { keyPath: 'asked' });
        db.createObjectStore('pictures', { keyPath: 'url' });
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        opened = undefined;
      },
      terminated() {
        opened = undefined;
      },
    });
    return opened;
  }

  /** A library that cannot be read or written costs a look-up, never the card. */
  async function attempt<T>(
    work: (db: IDBPDatabase<Schema>) => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await work(await database());
    } catch (error) {
      opened = undefined;
      console.warn('GPT Lens: the library could not be used.', error);
      return undefined;
    }
  }

  return {
    reading: (asked) => attempt((db) => db.get('readings', asked)),
    async keep(reading) {
      await attempt((db) => db.put('readings', reading));
    },
    async picture(url) {
      return (await attempt((db) => db.get('pictures', url)))?.dataUrl;
    },
    async keepPicture(url, dataUrl) {
      await attempt((db) => db.put('pictures', { url, dataUrl, readAt: Date.now() }));
    },
  };
}
