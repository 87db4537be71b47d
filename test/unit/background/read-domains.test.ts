import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readDomains } from '../../../utils/background/read-domains.ts';
import { createBatches } from '../../../utils/user-data/batches.ts';
import type { UserData } from '../../../utils/user-data/database.ts';
import { createFollows } from '../../../utils/user-data/follows.ts';
import { createFoundItem } from '../support/batch-items.ts';
import {
  NOW,
  type StartedCache,
  startCache,
  toCachedGpt,
  toId,
} from '../support/cache-database.ts';
import { createEmptyUserData } from '../support/user-data.ts';

/** A GPT that contacts a domain. */
function contacting(n: number, domain: string, readAt = NOW) {
  const { gpt } = toCachedGpt(n);
  return { asked: toId(n), gpt: { ...gpt, id: toId(n), actions: [{ domain }] }, readAt };
}

let userData: UserData;
let cache: StartedCache;

beforeEach(() => {
  userData = createEmptyUserData();
  cache = startCache();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The ids of the GPTs by domain. */
async function readIds(source: Pick<StartedCache, 'getAll'> = cache) {
  const batches = createBatches(userData);
  const uses = await readDomains({ cache: source, follows: createFollows(userData), batches });
  return Object.fromEntries(uses.map(({ domain, gpts }) => [domain, gpts.map(({ id }) => id)]));
}

async function addFoundItem(n: number, domain: string, at: number): Promise<void> {
  const batches = createBatches(userData);
  const { survey } = await batches.create('A batch', []);
  const item = createFoundItem(n, { actions: [{ domain }] });
  await batches.restore({
    batch: { survey, title: '', createdAt: NOW, state: { at: 'done' } },
    items: [{ ...item, survey, at } as typeof item],
  });
}

describe('readDomains', () => {
  it('finds the domains of cached and followed GPTs and of batches, each GPT once', async () => {
    await cache.put(contacting(1, 'a.example'));
    await createFollows(userData).follow(contacting(2, 'a.example'), NOW);
    await addFoundItem(3, 'a.example', NOW);
    await addFoundItem(1, 'a.example', NOW - 1);
    expect(await readIds()).toEqual({ 'a.example': [1, 2, 3].map(toId) });
  });

  it('uses the newest version of a GPT, wherever it is stored', async () => {
    await cache.put(contacting(1, 'old.example', NOW));
    await addFoundItem(1, 'new.example', NOW + 1);
    await cache.put(contacting(2, 'new.example', NOW + 1));
    await createFollows(userData).follow(contacting(2, 'old.example', NOW), NOW);
    expect(await readIds()).toEqual({ 'new.example': [1, 2].map(toId) });
  });

  it('counts one GPT that was requested with two ids once', async () => {
    const first = contacting(1, 'a.example');
    await cache.put(first);
    await cache.put({ ...first, asked: toId(2) });
    expect(await readIds()).toEqual({ 'a.example': [toId(1)] });
  });

  it('finds nothing as long as nothing was looked up', async () => {
    expect(await readIds()).toEqual({});
  });

  it('includes what a private window looked up only for private windows', async () => {
    const privateCache = startCache({ isPrivate: true });
    await cache.put(contacting(1, 'a.example'));
    await privateCache.put(contacting(2, 'a.example'));
    expect(await readIds()).toEqual({ 'a.example': [toId(1)] });
    expect(await readIds(privateCache)).toEqual({ 'a.example': [2, 1].map(toId) });
  });

  it('fails instead of returning a part if the cache cannot be read', async () => {
    await createFollows(userData).follow(contacting(2, 'a.example'), NOW);
    vi.stubGlobal('indexedDB', undefined);
    await expect(readIds(startCache())).rejects.toThrow('could not be read');
  });

  it('fails after ten seconds if a database does not respond', async () => {
    vi.useFakeTimers();
    const stuck = { getAll: () => ({ [Symbol.asyncIterator]: () => ({ next: () => never }) }) };
    const result = expect(readIds(stuck)).rejects.toThrow('10000 ms');
    await vi.advanceTimersByTimeAsync(10_000);
    await result;
  });
});

const never = new Promise<never>(() => {});
