import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect } from 'vitest';
import type { GptId } from '../../../utils/gpt/gpt-id.ts';
import {
  type Library,
  type LibraryOptions,
  openLibrary,
  type Reading,
} from '../../../utils/lookup/cache/cache.ts';
import { gptId } from './gpt-id.ts';
import { readEntry } from './read.ts';

export const NAME = 'gpt-lens';
export const NOW = Date.UTC(2024, 5, 1);

/** The n-th of many ids. */
export function idOf(n: number): GptId {
  return gptId(`g-${n.toString(36).padStart(9, '0')}`);
}

const gpt = readEntry('documented');

export function readingOf(n: number, more: Partial<Reading> = {}): Reading {
  return { asked: idOf(n), gpt: { ...gpt, name: `The GPT ${n}` }, readAt: NOW, ...more };
}

/** A browser's databases, all gone. */
export function forgetDatabases(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** A library with a clock that only a test moves, as in a background that has just been started. */
export function startLibrary(options: LibraryOptions = {}): Library & { clock: { now: number } } {
  const clock = { now: NOW };
  return { ...openLibrary({ now: () => clock.now, ...options }), clock };
}

/** A connection of somebody else's, which closes only when it is told to. */
export function openRaw(
  version?: number,
  upgrade: (database: IDBDatabase) => void = () => undefined,
): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, version);
  request.onupgradeneeded = () => upgrade(request.result);
  return settled(request);
}

/** The stores of version 1, as it made them. */
export function createVersion1(database: IDBDatabase): void {
  database.createObjectStore('readings', { keyPath: 'asked' });
  database.createObjectStore('pictures', { keyPath: 'url' });
}

export async function putRaw(database: IDBDatabase, shelf: string, ...entries: unknown[]) {
  const store = database.transaction(shelf, 'readwrite').objectStore(shelf);
  await Promise.all(entries.map((entry) => settled(store.put(entry))));
}

/** All that lies on a shelf of the database, as it lies there. */
export async function lyingOn(shelf: string): Promise<Record<string, unknown>[]> {
  const database = await openRaw();
  const found = await settled(database.transaction(shelf).objectStore(shelf).getAll());
  database.close();
  return found;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Which of the first `count` readings are there. */
export async function thoseThere(library: Library, count: number): Promise<number[]> {
  const all = Array.from({ length: count }, (_, n) => n);
  const found = await Promise.all(all.map((n) => library.reading(idOf(n))));
  return all.filter((n) => found[n]);
}

export async function expectToWork(library: Library): Promise<void> {
  const reading = readingOf(12_345);
  await library.keep(reading);
  expect(await library.reading(reading.asked)).toEqual(reading);
}

export type StartedLibrary = ReturnType<typeof startLibrary>;

/** Keeps the first `count` readings, a second apart. */
export async function fill(library: StartedLibrary, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    library.clock.now += 1_000;
    await library.keep(readingOf(n));
  }
  await library.state();
}

/** An error as IndexedDB gives it. */
export function failure(name: string): DOMException {
  return new DOMException('So it is.', name);
}
