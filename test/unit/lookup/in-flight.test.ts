import { describe, expect, it } from 'vitest';
import { failed, type Result } from '../../../utils/gateway/failure.ts';
import { createInFlightLookups } from '../../../utils/lookup/in-flight.ts';
import { settle } from '../support/lookup-service.ts';

type Done = Result<string>;
const DONE: Done = { ok: true, value: 'done' };

/** Creates lookups that record their start and end when the test decides. */
function createWork() {
  const started: { key: string; signal: AbortSignal; end(): void }[] = [];
  const work = (key: string) => ({
    run(signal: AbortSignal) {
      const { promise, resolve } = Promise.withResolvers<Done>();
      started.push({ key, signal, end: () => resolve(DONE) });
      return promise;
    },
    onTimeout: failed,
  });
  return { started, work, keys: () => started.map(({ key }) => key) };
}

describe('in-flight lookups', () => {
  it('run a few at a time', async () => {
    const { started, work } = createWork();
    const { join } = createInFlightLookups<string, Done>();
    const all = Array.from({ length: 12 }, (_, n) => join(`${n}`, 1, work(`${n}`)));
    await settle();
    const concurrency = started.length;
    expect(concurrency).toBeLessThan(6);
    for (let ended = 0; ended < all.length; ended++) {
      expect(started.length).toBe(Math.min(all.length, ended + concurrency));
      started[ended]?.end();
      await settle();
    }
    expect(await Promise.all(all)).toEqual(all.map(() => DONE));
  });

  it('start by priority', async () => {
    const { started, work, keys } = createWork();
    const { join } = createInFlightLookups<string, Done>();
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) join(key, 0, work(key));
    join('urgent', 1, work('urgent'));
    await settle();
    const waiting = started.length;
    started[0]?.end();
    await settle();
    expect(keys()[waiting]).toBe('urgent');
  });

  it('get the priority of a more urgent one that joins them', async () => {
    const { started, work, keys } = createWork();
    const { join } = createInFlightLookups<string, Done>();
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) join(key, 0, work(key));
    join('f', 1, work('f'));
    // It has already started.
    join('a', 1, work('a'));
    await settle();
    const waiting = started.length;
    started[0]?.end();
    await settle();
    expect(keys()[waiting]).toBe('f');
  });

  it('never start after all waiters have left the queue', async () => {
    const { started, work, keys } = createWork();
    const { join } = createInFlightLookups<string, Done>();
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) join(key, 1, work(key));
    const leaver = new AbortController();
    const left = join('left', 1, work('left'), leaver.signal);
    leaver.abort();
    await expect(left).rejects.toBe(leaver.signal.reason);
    for (let ended = 0; ended < 6; ended++) {
      started[ended]?.end();
      await settle();
    }
    expect(keys()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('start again if someone joins right after the last waiter has left', async () => {
    const { started, work } = createWork();
    const { join } = createInFlightLookups<string, Done>();
    const leaver = new AbortController();
    const left = join('a', 1, work('a'), leaver.signal);
    await settle();
    leaver.abort();
    const second = join('a', 1, work('a'));
    await expect(left).rejects.toBe(leaver.signal.reason);
    await settle();
    const third = join('a', 1, work('a'));
    await settle();
    expect(started.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    started[1]?.end();
    expect(await Promise.all([second, third])).toEqual([DONE, DONE]);
  });
});
