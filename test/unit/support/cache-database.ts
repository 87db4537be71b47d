import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect } from 'vitest';
import type { GptId } from '../../../utils/gpt/gpt-id.ts';
import {
  type CacheOptions,
  type GptCache,
  openCache,
  type Reading,
} from '../../../utils/lookup/cache/cache.ts';
import { gptId } from './gpt-id.ts';
import { readEntry } from './parse-gpt.ts';

export const NAME = 'gpt-lens';
export const NOW = Date.UTC(2024, 5, 1);

/** The n-th of many ids. */
export function toId(n: number): GptId {
  return gptId(`g-${n.toString(36).padStart(9, '0')}`);
}

const gpt = readEntry('documented');

export function toCachedGpt(n: number, more: Partial<Reading> = {}): Reading {
  return { asked: toId(n), gpt: { ...gpt, name: `The GPT ${n}` }, readAt: NOW, ...more };
}

/** A browser's databases, all gone. */
export function deleteDatabases(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** A library with a clock that only a test moves, as in a background that has just been started. */
export function startCache(options: CacheOptions = {}): GptCache & { clock: { now: number } } {
  const clock = { now: NOW };
  return { ...openCache({ now: () => clock.now, ...options }), clock };
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

export async function putRaw(database: IDBDatabase, storeName: string, ...entries: unknown[]) {
  const store = database.transaction(storeName, 'readwrite').objectStore(storeName);
  await Promise.all(entries.map((entry) => settled(store.put(entry))));
}

/** All that lies on a shelf of the database, as it lies there. */
export async function readStore(storeName: string): Promise<Record<string, unknown>[]> {
  const database = await openRaw();
  const found = await settled(database.transaction(storeName).objectStore(storeName).getAll());
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
export async function findCached(cache: GptCache, count: number): Promise<number[]> {
  const all = Array.from({ length: count }, (_, n) => n);
  const found = await Promise.all(all.map((n) => cache.get(toId(n))));
  return all.filter((n) => found[n]);
}

export async function expectToWork(cache: GptCache): Promise<void> {
  const reading = toCachedGpt(12_345);
  await cache.put(reading);
  expect(await cache.get(reading.asked)).toEqual(reading);
}

export type StartedCache = ReturnType<typeof startCache>;

/** Keeps the first `count` readings, a second apart. */
export async function fill(cache: StartedCache, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    cache.clock.now += 1_000;
    await cache.put(toCachedGpt(n));
  }
  await cache.getStats();
}

/** An error as IndexedDB gives it. */
export function failure(name: string): DOMException {
  return new DOMException('So it is.', name);
}
