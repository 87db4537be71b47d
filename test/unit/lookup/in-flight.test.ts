import { describe, expect, it } from 'vitest';
import type { Result } from '../../../utils/gateway/failure.ts';
import { createInFlightLookups } from '../../../utils/lookup/in-flight.ts';
import { settle } from '../support/lookup-service.ts';

type Done = Result<string>;
const DONE: Done = { ok: true, value: 'done' };

/** Work that notes when it begins and ends when the test says so. */
function createWork() {
  const begun: { key: string; signal: AbortSignal; end(): void }[] = [];
  const work = (key: string) => (signal: AbortSignal) => {
    const { promise, resolve } = Promise.withResolvers<Done>();
    begun.push({ key, signal, end: () => resolve(DONE) });
    return promise;
  };
  return { begun, work, keys: () => begun.map(({ key }) => key) };
}

describe('look-ups', () => {
  it('are a few at a time', async () => {
    const { begun, work } = createWork();
    const { join } = createInFlightLookups<string, string>();
    const all = Array.from({ length: 12 }, (_, at) => join(`${at}`, 1, work(`${at}`)));
    await settle();
    const atOnce = begun.length;
    expect(atOnce).toBeLessThan(6);
    for (let ended = 0; ended < all.length; ended++) {
      expect(begun.length).toBe(Math.min(all.length, ended + atOnce));
      begun[ended]?.end();
      await settle();
    }
    expect(await Promise.all(all)).toEqual(all.map(() => DONE));
  });

  it('that somebody waits for come before others', async () => {
    const { begun, work, keys } = createWork();
    const { join } = createInFlightLookups<string, string>();
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) join(key, 0, work(key));
    join('urgent', 1, work('urgent'));
    await settle();
    const waiting = begun.length;
    begun[0]?.end();
    await settle();
    expect(keys()[waiting]).toBe('urgent');
  });

  it('are raised by who joins them and cannot wait', async () => {
    const { begun, work, keys } = createWork();
    const { join } = createInFlightLookups<string, string>();
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) join(key, 0, work(key));
    join('f', 1, work('f'));
    // One that has begun needs no raising.
    join('a', 1, work('a'));
    await settle();
    const waiting = begun.length;
    begun[0]?.end();
    await settle();
    expect(keys()[waiting]).toBe('f');
  });

  it('that everybody has left while they waited are never begun', async () => {
    const { begun, work, keys } = createWork();
    const { join } = createInFlightLookups<string, string>();
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) join(key, 1, work(key));
    const leaver = new AbortController();
    const left = join('left', 1, work('left'), leaver.signal);
    leaver.abort();
    await expect(left).rejects.toBe(leaver.signal.reason);
    for (let ended = 0; ended < 6; ended++) {
      begun[ended]?.end();
      await settle();
    }
    expect(keys()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('begin anew for who comes just when the last one has left', async () => {
    const { begun, work } = createWork();
    const { join } = createInFlightLookups<string, string>();
    const leaver = new AbortController();
    const left = join('a', 1, work('a'), leaver.signal);
    await settle();
    leaver.abort();
    const second = join('a', 1, work('a'));
    await expect(left).rejects.toBe(leaver.signal.reason);
    await settle();
    const third = join('a', 1, work('a'));
    await settle();
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    begun[1]?.end();
    expect(await Promise.all([second, third])).toEqual([DONE, DONE]);
  });
});
