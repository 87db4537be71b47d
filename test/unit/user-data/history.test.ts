import { describe, expect, it, vi } from 'vitest';
import type { LookupAnswer } from '../../../utils/lookup/lookup-service.ts';
import {
  createHistory,
  type History,
  MAX_VISITS,
  recordVisits,
} from '../../../utils/user-data/history.ts';
import { NOW, toCachedGpt, toId } from '../support/cache-database.ts';
import { createEmptyUserData } from '../support/user-data.ts';

const visit = (n: number, at = NOW + n) => ({ id: toId(n), name: `The GPT ${n}`, at });

async function* yieldAll(...answers: LookupAnswer[]) {
  yield* answers;
}

describe('history', () => {
  it('lists each visited GPT once, the latest first', async () => {
    const history = createHistory(createEmptyUserData());
    await history.record(visit(1));
    await history.record(visit(2));
    await history.record(visit(1, NOW + 10));
    expect((await history.all()).map(({ id, at }) => [id, at])).toEqual([
      [toId(1), NOW + 10],
      [toId(2), NOW + 2],
    ]);
  });

  it('removes the oldest visits beyond the limit', async () => {
    const history = createHistory(createEmptyUserData());
    for (let n = 0; n < MAX_VISITS + 3; n++) await history.record(visit(n));
    const all = await history.all();
    expect(all).toHaveLength(MAX_VISITS);
    expect(all.at(-1)?.id).toBe(toId(3));
  });

  it('restores cleared visits without replacing newer ones', async () => {
    const history = createHistory(createEmptyUserData());
    await history.record(visit(1));
    await history.record(visit(2));
    const removed = await history.clear();
    expect(await history.all()).toEqual([]);
    await history.record(visit(2, NOW + 99));
    await history.restore(removed);
    expect((await history.all()).map(({ at }) => at)).toEqual([NOW + 99, NOW + 1]);
  });

  it('notifies watchers here and in other contexts', async () => {
    const userData = createEmptyUserData();
    const otherContext = new BroadcastChannel('gpt-lens-records');
    const messageElsewhere = new Promise((resolve) => {
      otherContext.addEventListener('message', ({ data }) => resolve(data), { once: true });
    });
    const changed: string[] = [];
    userData.watch((store) => changed.push(store));
    await createHistory(userData).record(visit(1));
    expect(changed).toEqual(['visits']);
    expect(await messageElsewhere).toBe('visits');
    otherContext.close();
  });

  it('recordVisits records a found GPT once and passes every answer on', async () => {
    const history = createHistory(createEmptyUserData());
    const answers: LookupAnswer[] = [
      { found: true, cached: toCachedGpt(1) },
      { found: true, cached: toCachedGpt(1, { readAt: NOW + 5 }) },
    ];
    const passed = await Array.fromAsync(
      recordVisits(yieldAll(...answers), history, undefined, () => NOW),
    );
    expect(passed).toEqual(answers);
    await vi.waitFor(async () =>
      expect(await history.all()).toEqual([
        { id: toId(1), name: 'The GPT 1', author: 'Ryan J Topps', at: NOW },
      ]),
    );
  });

  it('recordVisits records no failures, and passes answers on if recording fails', async () => {
    const record = vi.fn(() => Promise.reject(new Error('The disk is full.')));
    const broken = { record } as unknown as History;
    const answers: LookupAnswer[] = [
      { found: false, failure: { kind: 'offline' } },
      { found: true, cached: toCachedGpt(1) },
    ];
    expect(await Array.fromAsync(recordVisits(yieldAll(...answers), broken))).toEqual(answers);
    expect(record).toHaveBeenCalledTimes(1);
  });
});
