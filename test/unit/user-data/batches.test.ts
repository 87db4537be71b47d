import { describe, expect, it, vi } from 'vitest';
import { toSummary } from '../../../utils/gpt/summary.ts';
import { createBatchQueue } from '../../../utils/user-data/batch-queue.ts';
import { createBatches } from '../../../utils/user-data/batches.ts';
import { openUserData, type UserData } from '../../../utils/user-data/database.ts';
import type { ItemOutcome } from '../../../utils/user-data/schema.ts';
import { NOW, toCachedGpt, toId } from '../support/cache-database.ts';
import { createEmptyUserData } from '../support/user-data.ts';

const find = (n: number) => ({ id: toId(n), text: `GPT ${n}` });
const finds = (count: number) => Array.from({ length: count }, (_, n) => find(n));
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

function keepers(records: UserData = createEmptyUserData()) {
  let time = NOW;
  return {
    records,
    surveys: createBatches(records, () => time++),
    work: createBatchQueue(records),
  };
}

/** A survey of four: one found, two failed, one waiting. */
async function halfDone() {
  const all = keepers();
  const { survey } = await all.surveys.create('A page', finds(4));
  const [first, second, third] = await all.surveys.items(survey);
  if (!first || !second || !third) throw new Error('The survey lacks items.');
  await all.work.recordOutcome(first, found(0));
  await all.work.recordOutcome(second, failed);
  await all.work.recordOutcome(third, failed);
  return { ...all, survey };
}

describe('a survey', () => {
  it('has each GPT once, in order, as it was called first, and runs', async () => {
    const { surveys } = keepers();
    const twice = { id: toId(1), text: 'again' };
    const { survey } = await surveys.create('A page', [find(2), find(1), twice, find(0)]);
    const items = await surveys.items(survey);
    expect(items.map(({ id, text, place, state }) => [id, text, place, state])).toEqual([
      [toId(2), 'GPT 2', 0, 'waiting'],
      [toId(1), 'GPT 1', 1, 'waiting'],
      [toId(0), 'GPT 0', 2, 'waiting'],
    ]);
    expect(await surveys.get(survey)).toMatchObject({ title: 'A page', state: { at: 'running' } });
  });

  it('has at most 5,000, and its progress is counted without them', async () => {
    const { surveys } = keepers();
    const { survey } = await surveys.create('Everything', finds(5_003));
    expect(await surveys.getProgress(survey)).toEqual({ waiting: 5_000, found: 0, failed: 0 });
  });

  it('is listed with the others, the latest first', async () => {
    const { surveys } = keepers();
    for (const title of ['one', 'two', 'three']) await surveys.create(title, finds(2));
    expect((await surveys.all()).map(({ title }) => title)).toEqual(['three', 'two', 'one']);
  });

  it('keeps its items apart from those of others', async () => {
    const { surveys } = keepers();
    const one = await surveys.create('one', finds(2));
    const two = await surveys.create('two', finds(3));
    await surveys.remove(one.survey);
    expect(await surveys.items(one.survey)).toEqual([]);
    expect(await surveys.items(two.survey)).toHaveLength(3);
  });

  it('is paused, resumed, cancelled and renamed', async () => {
    const { surveys } = keepers();
    const { survey } = await surveys.create('A page', finds(2));
    await surveys.pause(survey);
    expect(await surveys.get(survey)).toMatchObject({ state: { at: 'paused' } });
    await surveys.resume(survey);
    expect(await surveys.get(survey)).toMatchObject({ state: { at: 'running' } });
    await surveys.cancel(survey);
    await surveys.rename(survey, 'The page');
    expect(await surveys.get(survey)).toMatchObject({
      title: 'The page',
      state: { at: 'cancelled' },
    });
  });

  it('has its failures looked up again, and only them', async () => {
    const { surveys, survey } = await halfDone();
    expect(await surveys.getProgress(survey)).toEqual({ waiting: 1, found: 1, failed: 2 });
    await surveys.cancel(survey);
    await surveys.retryFailed(survey);
    expect(await surveys.getProgress(survey)).toEqual({ waiting: 3, found: 1, failed: 0 });
    expect(await surveys.items(survey, 'waiting')).not.toContainEqual(
      expect.objectContaining({ failure: expect.anything() }),
    );
    expect(await surveys.get(survey)).toMatchObject({ state: { at: 'running' } });
  });

  it('that was removed can be brought back whole', async () => {
    const { surveys, survey } = await halfDone();
    const before = { batch: await surveys.get(survey), items: await surveys.items(survey) };
    const gone = await surveys.remove(survey);
    expect(await surveys.all()).toEqual([]);
    expect(await surveys.items(survey)).toEqual([]);
    expect(gone).toEqual(before);
    if (gone) await surveys.restore(gone);
    expect(await surveys.get(survey)).toEqual(before.batch);
    expect(await surveys.items(survey)).toEqual(before.items);
  });

  it('that is not there any more is not made again by changing it', async () => {
    const { surveys, work, survey } = await halfDone();
    const [, , , last] = await surveys.items(survey);
    await surveys.remove(survey);
    await surveys.resume(survey);
    await surveys.retryFailed(survey);
    if (last) await work.recordOutcome(last, found(3));
    await work.pauseWithFailure(survey, { kind: 'offline' });
    await work.finish(survey);
    expect(await surveys.all()).toEqual([]);
    expect(await surveys.items(survey)).toEqual([]);
    expect(await surveys.remove(survey)).toBeUndefined();
  });
});

describe('the work on a survey', () => {
  it('is what waits, from the first place on', async () => {
    const { surveys, work, survey } = await halfDone();
    expect((await work.getWaiting(survey, 9)).map(({ place }) => place)).toEqual([3]);
    await surveys.retryFailed(survey);
    expect((await work.getWaiting(survey, 2)).map(({ place }) => place)).toEqual([1, 2]);
  });

  it('is done for what runs, the oldest first', async () => {
    const { surveys, work } = keepers();
    const [one, two, three] = [
      await surveys.create('one', finds(1)),
      await surveys.create('two', finds(1)),
      await surveys.create('three', finds(1)),
    ];
    await surveys.pause(two.survey);
    expect((await work.getRunning()).map(({ survey }) => survey)).toEqual([
      one.survey,
      three.survey,
    ]);
  });

  it('settles an item once', async () => {
    const { surveys, work, survey } = await halfDone();
    const [first] = await surveys.items(survey);
    if (first) await work.recordOutcome(first, failed);
    expect((await surveys.items(survey))[0]).toMatchObject(found(0));
  });

  it('never overrules a person who has paused or cancelled', async () => {
    const { surveys, work, survey } = await halfDone();
    await surveys.pause(survey);
    await work.pauseFor(survey, { until: NOW, nth: 1 });
    await work.pauseWithFailure(survey, { kind: 'offline' });
    await work.resume(survey, () => true);
    expect((await surveys.get(survey))?.state).toEqual({ at: 'paused' });
    expect(await work.isWanted(survey)).toBe(true);
    await surveys.cancel(survey);
    expect(await work.isWanted(survey)).toBe(false);
  });

  it('ends when nothing waits, and not before', async () => {
    const { surveys, work, survey } = await halfDone();
    await work.finish(survey);
    expect((await surveys.get(survey))?.state).toEqual({ at: 'running' });
    const [last] = await work.getWaiting(survey, 1);
    if (last) await work.recordOutcome(last, found(3));
    await work.finish(survey);
    expect((await surveys.get(survey))?.state).toEqual({ at: 'done' });
  });

  it('is told of twice a second at most, and to the last', async () => {
    // A name of its own: the others' last words would be heard, too.
    const { records, surveys, work } = keepers(openUserData('told'));
    const { survey } = await surveys.create('A page', finds(200));
    const heard = vi.fn();
    records.watch((kind) => kind === 'items' && heard());
    const start = performance.now();
    for (const item of await surveys.items(survey)) await work.recordOutcome(item, failed);
    expect(heard).toHaveBeenCalled();
    expect(heard.mock.calls.length).toBeLessThan(2 + (performance.now() - start) / 500);
    const before = heard.mock.calls.length;
    await vi.waitFor(() => expect(heard.mock.calls.length).toBe(before + 1), { timeout: 1500 });
  });
});
