import { describe, expect, it, vi } from 'vitest';
import { toSummary } from '../../../utils/gpt/summary.ts';
import { createBatchQueue } from '../../../utils/user-data/batch-queue.ts';
import { createBatches } from '../../../utils/user-data/batches.ts';
import { openUserData, type UserData } from '../../../utils/user-data/database.ts';
import type { ItemOutcome } from '../../../utils/user-data/schema.ts';
import { NOW, toCachedGpt, toId } from '../support/cache-database.ts';
import { createEmptyUserData } from '../support/user-data.ts';

const namedGpt = (n: number) => ({ id: toId(n), text: `GPT ${n}` });
const namedGpts = (count: number) => Array.from({ length: count }, (_, n) => namedGpt(n));
const found = (n: number): ItemOutcome => ({
  state: 'found',
  gpt: toSummary(toCachedGpt(n).gpt),
  at: NOW,
  isLookUp: true,
});
const failed: ItemOutcome = {
  state: 'failed',
  failure: { kind: 'unknown-gpt' },
  at: NOW,
  isLookUp: false,
};

function open(userData: UserData = createEmptyUserData()) {
  let time = NOW;
  return {
    userData,
    batches: createBatches(userData, () => time++),
    queue: createBatchQueue(userData),
  };
}

/** Creates a batch of four items: one found, two failed, one waiting. */
async function createPartialBatch() {
  const all = open();
  const { survey: batchId } = await all.batches.create('A page', namedGpts(4));
  const [first, second, third] = await all.batches.items(batchId);
  if (!first || !second || !third) throw new Error('The batch lacks items.');
  await all.queue.recordOutcome(first, found(0));
  await all.queue.recordOutcome(second, failed);
  await all.queue.recordOutcome(third, failed);
  return { ...all, batchId };
}

describe('batches', () => {
  it('creates a running batch with each GPT once, in order, under its first name', async () => {
    const { batches } = open();
    const twice = { id: toId(1), text: 'again' };
    const { survey: batchId } = await batches.create('A page', [
      namedGpt(2),
      namedGpt(1),
      twice,
      namedGpt(0),
    ]);
    const items = await batches.items(batchId);
    expect(items.map(({ id, text, place, state }) => [id, text, place, state])).toEqual([
      [toId(2), 'GPT 2', 0, 'waiting'],
      [toId(1), 'GPT 1', 1, 'waiting'],
      [toId(0), 'GPT 0', 2, 'waiting'],
    ]);
    expect(await batches.get(batchId)).toMatchObject({ title: 'A page', state: { at: 'running' } });
  });

  it('limits a batch to 5,000 items', async () => {
    const { batches } = open();
    const { survey: batchId } = await batches.create('Everything', namedGpts(5_003));
    expect(await batches.getProgress(batchId)).toEqual({ waiting: 5_000, found: 0, failed: 0 });
  });

  it('lists the latest batch first', async () => {
    const { batches } = open();
    for (const title of ['one', 'two', 'three']) await batches.create(title, namedGpts(2));
    expect((await batches.all()).map(({ title }) => title)).toEqual(['three', 'two', 'one']);
  });

  it('removes only the items of the removed batch', async () => {
    const { batches } = open();
    const one = await batches.create('one', namedGpts(2));
    const two = await batches.create('two', namedGpts(3));
    await batches.remove(one.survey);
    expect(await batches.items(one.survey)).toEqual([]);
    expect(await batches.items(two.survey)).toHaveLength(3);
  });

  it('pauses, resumes, cancels and renames a batch', async () => {
    const { batches } = open();
    const { survey: batchId } = await batches.create('A page', namedGpts(2));
    await batches.pause(batchId);
    expect(await batches.get(batchId)).toMatchObject({ state: { at: 'paused' } });
    await batches.resume(batchId);
    expect(await batches.get(batchId)).toMatchObject({ state: { at: 'running' } });
    await batches.cancel(batchId);
    await batches.rename(batchId, 'The page');
    expect(await batches.get(batchId)).toMatchObject({
      title: 'The page',
      state: { at: 'cancelled' },
    });
  });

  it('retries failed items only', async () => {
    const { batches, batchId } = await createPartialBatch();
    expect(await batches.getProgress(batchId)).toEqual({ waiting: 1, found: 1, failed: 2 });
    await batches.cancel(batchId);
    await batches.retryFailed(batchId);
    expect(await batches.getProgress(batchId)).toEqual({ waiting: 3, found: 1, failed: 0 });
    expect(await batches.items(batchId, 'waiting')).not.toContainEqual(
      expect.objectContaining({ failure: expect.anything() }),
    );
    expect(await batches.get(batchId)).toMatchObject({ state: { at: 'running' } });
  });

  it('restores a removed batch with its items', async () => {
    const { batches, batchId } = await createPartialBatch();
    const before = { batch: await batches.get(batchId), items: await batches.items(batchId) };
    const removed = await batches.remove(batchId);
    expect(await batches.all()).toEqual([]);
    expect(await batches.items(batchId)).toEqual([]);
    expect(removed).toEqual(before);
    if (removed) await batches.restore(removed);
    expect(await batches.get(batchId)).toEqual(before.batch);
    expect(await batches.items(batchId)).toEqual(before.items);
  });

  it('does not recreate a removed batch when it is changed', async () => {
    const { batches, queue, batchId } = await createPartialBatch();
    const [, , , last] = await batches.items(batchId);
    await batches.remove(batchId);
    await batches.resume(batchId);
    await batches.retryFailed(batchId);
    if (last) await queue.recordOutcome(last, found(3));
    await queue.pauseWithFailure(batchId, { kind: 'offline' });
    await queue.finish(batchId);
    expect(await batches.all()).toEqual([]);
    expect(await batches.items(batchId)).toEqual([]);
    expect(await batches.remove(batchId)).toBeUndefined();
  });
});

describe('the batch queue', () => {
  it('returns the first waiting items', async () => {
    const { batches, queue, batchId } = await createPartialBatch();
    expect((await queue.getWaiting(batchId, 9)).map(({ place }) => place)).toEqual([3]);
    await batches.retryFailed(batchId);
    expect((await queue.getWaiting(batchId, 2)).map(({ place }) => place)).toEqual([1, 2]);
  });

  it('returns running batches, the oldest first', async () => {
    const { batches, queue } = open();
    const [one, two, three] = [
      await batches.create('one', namedGpts(1)),
      await batches.create('two', namedGpts(1)),
      await batches.create('three', namedGpts(1)),
    ];
    await batches.pause(two.survey);
    expect((await queue.getRunning()).map(({ survey }) => survey)).toEqual([
      one.survey,
      three.survey,
    ]);
  });

  it('records only the first outcome of an item', async () => {
    const { batches, queue, batchId } = await createPartialBatch();
    const [first] = await batches.items(batchId);
    if (first) await queue.recordOutcome(first, failed);
    expect((await batches.items(batchId))[0]).toMatchObject(found(0));
  });

  it('does not resume a batch that the user has paused or cancelled', async () => {
    const { batches, queue, batchId } = await createPartialBatch();
    await batches.pause(batchId);
    await queue.pauseFor(batchId, { until: NOW, nth: 1 });
    await queue.pauseWithFailure(batchId, { kind: 'offline' });
    await queue.resume(batchId, () => true);
    expect((await batches.get(batchId))?.state).toEqual({ at: 'paused' });
    expect(await queue.isWanted(batchId)).toBe(true);
    await batches.cancel(batchId);
    expect(await queue.isWanted(batchId)).toBe(false);
  });

  it('finishes a batch only when no item is waiting', async () => {
    const { batches, queue, batchId } = await createPartialBatch();
    await queue.finish(batchId);
    expect((await batches.get(batchId))?.state).toEqual({ at: 'running' });
    const [last] = await queue.getWaiting(batchId, 1);
    if (last) await queue.recordOutcome(last, found(3));
    await queue.finish(batchId);
    expect((await batches.get(batchId))?.state).toEqual({ at: 'done' });
  });

  it('notifies of items at most twice a second, and after the last one', async () => {
    // A separate database, because delayed notifications of the other tests would be counted, too.
    const { userData, batches, queue } = open(openUserData('notifications'));
    const { survey: batchId } = await batches.create('A page', namedGpts(200));
    const onItems = vi.fn();
    userData.watch((store) => store === 'items' && onItems());
    const start = performance.now();
    for (const item of await batches.items(batchId)) await queue.recordOutcome(item, failed);
    expect(onItems).toHaveBeenCalled();
    expect(onItems.mock.calls.length).toBeLessThan(2 + (performance.now() - start) / 500);
    const before = onItems.mock.calls.length;
    await vi.waitFor(() => expect(onItems.mock.calls.length).toBe(before + 1), { timeout: 1500 });
  });
});
