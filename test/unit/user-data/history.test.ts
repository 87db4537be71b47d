import { expect, it, vi } from 'vitest';
import type { LookupAnswer } from '../../../utils/lookup/lookup-service.ts';
import { createHistory, type History, MAX_VISITS } from '../../../utils/user-data/history.ts';
import { recordVisits } from '../../../utils/user-data/record-visits.ts';
import { NOW, toCachedGpt, toId } from '../support/cache-database.ts';
import { createEmptyUserData } from '../support/user-data.ts';

const visit = (n: number, at = NOW + n) => ({ id: toId(n), name: `The GPT ${n}`, at });

async function* told(...answers: LookupAnswer[]) {
  yield* answers;
}

it('lists what was looked at, the latest first, each once', async () => {
  const history = createHistory(createEmptyUserData());
  await history.record(visit(1));
  await history.record(visit(2));
  await history.record(visit(1, NOW + 10));
  expect((await history.all()).map(({ id, at }) => [id, at])).toEqual([
    [toId(1), NOW + 10],
    [toId(2), NOW + 2],
  ]);
});

it('forgets the oldest of too many', async () => {
  const history = createHistory(createEmptyUserData());
  for (let n = 0; n < MAX_VISITS + 3; n++) await history.record(visit(n));
  const all = await history.all();
  expect(all).toHaveLength(MAX_VISITS);
  expect(all.at(-1)?.id).toBe(toId(3));
});

it('that was cleared can be brought back, and what came since stays', async () => {
  const history = createHistory(createEmptyUserData());
  await history.record(visit(1));
  await history.record(visit(2));
  const gone = await history.clear();
  expect(await history.all()).toEqual([]);
  await history.record(visit(2, NOW + 99));
  await history.restore(gone);
  expect((await history.all()).map(({ at }) => at)).toEqual([NOW + 99, NOW + 1]);
});

it('tells every surface of a change', async () => {
  const records = createEmptyUserData();
  const elsewhere = new BroadcastChannel('gpt-lens-records');
  const heardElsewhere = new Promise((resolve) => {
    elsewhere.addEventListener('message', ({ data }) => resolve(data), { once: true });
  });
  const heard: string[] = [];
  records.watch((kind) => heard.push(kind));
  await createHistory(records).record(visit(1));
  expect(heard).toEqual(['visits']);
  expect(await heardElsewhere).toBe('visits');
  elsewhere.close();
});

it('notes a GPT that was found once, and hands every answer on', async () => {
  const history = createHistory(createEmptyUserData());
  const answers: LookupAnswer[] = [
    { found: true, cached: toCachedGpt(1) },
    { found: true, cached: toCachedGpt(1, { readAt: NOW + 5 }) },
  ];
  const handed = await Array.fromAsync(
    recordVisits(told(...answers), history, undefined, () => NOW),
  );
  expect(handed).toEqual(answers);
  await vi.waitFor(async () =>
    expect(await history.all()).toEqual([
      { id: toId(1), name: 'The GPT 1', author: 'Ryan J Topps', at: NOW },
    ]),
  );
});

it('notes nothing of what was not found, and loses no answer when it cannot note', async () => {
  const note = vi.fn(() => Promise.reject(new Error('The disk is full.')));
  const broken = { record: note } as unknown as History;
  const answers: LookupAnswer[] = [
    { found: false, failure: { kind: 'offline' } },
    { found: true, cached: toCachedGpt(1) },
  ];
  expect(await Array.fromAsync(recordVisits(told(...answers), broken))).toEqual(answers);
  expect(note).toHaveBeenCalledTimes(1);
});
