import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect } from 'vitest';
import type { GptId } from '../../../utils/gpt/gpt-id.ts';
import { type CacheOptions, type GptCache, openCache } from '../../../utils/lookup/cache/cache.ts';
import type { CachedGpt } from '../../../utils/lookup/cache/entries.ts';
import type { NegativeEntry } from '../../../utils/lookup/cache/negative-entry.ts';
import { gptId } from './gpt-id.ts';
import { readEntry } from './parse-gpt.ts';

export const NAME = 'gpt-lens';
export const NOW = Date.UTC(2024, 5, 1);

/** Returns the n-th of many ids. */
export function toId(n: number): GptId {
  return gptId(`g-${n.toString(36).padStart(9, '0')}`);
}

const gpt = readEntry('documented');

export function toCachedGpt(n: number, more: Partial<CachedGpt> = {}): CachedGpt {
  return { asked: toId(n), gpt: { ...gpt, name: `The GPT ${n}` }, readAt: NOW, ...more };
}

/** Gateways that do not know the n-th GPT, with the times of their responses. */
export function toNegative(n: number, times: Record<string, number>): NegativeEntry {
  const failure = { kind: 'unknown-gpt', said: 'No.' } as const;
  const responses = Object.entries(times).map(([gatewayId, at]) => [gatewayId, { failure, at }]);
  return { asked: toId(n), byGateway: Object.fromEntries(responses) };
}

/** Deletes all databases. */
export function deleteDatabases(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** Opens the cache as a new background does, with a clock that the test controls. */
export function startCache(options: CacheOptions = {}): GptCache & { clock: { now: number } } {
  const clock = { now: NOW };
  return { ...openCache({ now: () => clock.now, ...options }), clock };
}

/** Opens the database as another context does. The connection stays open until the test closes it. */
export function openRaw(
  version?: number,
  upgrade: (database: IDBDatabase) => void = () => undefined,
): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, version);
  request.onupgradeneeded = () => upgrade(request.result);
  return settled(request);
}

/** Creates the stores of version 1. */
export function createVersion1(database: IDBDatabase): void {
  database.createObjectStore('readings', { keyPath: 'asked' });
  database.createObjectStore('pictures', { keyPath: 'url' });
}

export async function putRaw(database: IDBDatabase, storeName: string, ...entries: unknown[]) {
  const store = database.transaction(storeName, 'readwrite').objectStore(storeName);
  await Promise.all(entries.map((entry) => settled(store.put(entry))));
}

/** Returns all entries of a store as they are in the database. */
export async function readStore(storeName: string): Promise<Record<string, unknown>[]> {
  const database = await openRaw();
  const entries = await settled(database.transaction(storeName).objectStore(storeName).getAll());
  database.close();
  return entries;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Returns which of the first `count` GPTs are cached. */
export async function findCached(cache: GptCache, count: number): Promise<number[]> {
  const all = Array.from({ length: count }, (_, n) => n);
  const found = await Promise.all(all.map((n) => cache.get(toId(n))));
  return all.filter((n) => found[n]);
}

export async function expectToWork(cache: GptCache): Promise<void> {
  const cached = toCachedGpt(12_345);
  await cache.put(cached);
  expect(await cache.get(cached.asked)).toEqual(cached);
}

export type StartedCache = ReturnType<typeof startCache>;

/** Caches the first `count` GPTs, one second apart. */
export async function fill(cache: StartedCache, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    cache.clock.now += 1_000;
    await cache.put(toCachedGpt(n));
  }
  await cache.getStats();
}

/** Creates an error like those of IndexedDB. */
export function failure(name: string): DOMException {
  return new DOMException('Simulated error.', name);
}
