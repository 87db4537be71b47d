import { expect, it, vi } from 'vitest';
import { createFollowChecks } from '../../../../utils/background/follow-checks/checks.ts';
import type { Failure } from '../../../../utils/gateway/failure.ts';
import type { GptId } from '../../../../utils/gpt/gpt-id.ts';
import type { LookupAnswer, LookupOptions } from '../../../../utils/lookup/lookup-service.ts';
import { getCheckInterval } from '../../../../utils/settings/follow-settings.ts';
import { createFollows } from '../../../../utils/user-data/follows.ts';
import { NOW, toCachedGpt, toId } from '../../support/cache-database.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Follows of the GPTs 1 to `count`, the first one checked longest ago, and a gateway with configurable responses. */
async function startChecks(count: number, answers: Record<GptId, Failure> = {}) {
  const follows = createFollows(createEmptyUserData());
  for (let n = 1; n <= count; n++)
    await follows.follow(toCachedGpt(n, { readAt: NOW + n }), NOW + n);
  const clock = { now: NOW + DAY_MS + HOUR_MS };
  const setting: { intervalMs: number | undefined } = { intervalMs: DAY_MS };
  const requestedIds: GptId[] = [];
  const lookUp = vi.fn(async function* (
    id: GptId,
    _: LookupOptions,
  ): AsyncGenerator<LookupAnswer, void> {
    requestedIds.push(id);
    const failure = answers[id];
    const cached = { ...toCachedGpt(1), asked: id, readAt: clock.now };
    yield failure ? { found: false, failure } : { found: true, cached };
  });
  const parts = {
    follows,
    lookUp,
    getInterval: async () => setting.intervalMs,
    now: () => clock.now,
  };
  return {
    checks: createFollowChecks(parts),
    parts,
    follows,
    clock,
    setting,
    requestedIds,
    lookUp,
    answers,
  };
}

it('a round looks up due follows once, the longest unchecked first', async () => {
  const { checks, requestedIds, lookUp, clock } = await startChecks(3);
  await checks.run();
  expect(requestedIds).toEqual([1, 2, 3].map(toId));
  expect(lookUp).toHaveBeenCalledWith(toId(1), { reason: 'follow', freshForMs: DAY_MS });
  await checks.run();
  expect(requestedIds).toHaveLength(3);
  clock.now += DAY_MS;
  await checks.run();
  expect(requestedIds).toHaveLength(6);
});

it('a round skips a GPT that the user has looked up meanwhile', async () => {
  const { checks, requestedIds, follows, clock } = await startChecks(2);
  await follows.recordSnapshot(toCachedGpt(1, { readAt: clock.now - HOUR_MS }));
  await checks.run();
  expect(requestedIds).toEqual([toId(2)]);
});

it('a round does not start while checks are off, and stops when they are turned off', async () => {
  const { checks, requestedIds, setting, lookUp } = await startChecks(3);
  setting.intervalMs = undefined;
  await checks.run();
  expect(requestedIds).toEqual([]);
  setting.intervalMs = DAY_MS;
  const ordinary = lookUp.getMockImplementation();
  lookUp.mockImplementationOnce(async function* (...how) {
    setting.intervalMs = undefined;
    if (ordinary) yield* ordinary(...how);
  });
  await checks.run();
  expect(requestedIds).toEqual([toId(1)]);
});

it.each<Failure>([{ kind: 'limit-reached' }, { kind: 'rate-limited' }, { kind: 'key-refused' }])(
  'a round stops after $kind, and the other follows stay due',
  async (failure) => {
    const { checks, requestedIds, answers } = await startChecks(3, { [toId(2)]: failure });
    await checks.run();
    expect(requestedIds).toEqual([1, 2].map(toId));
    delete answers[toId(2)];
    await checks.run();
    expect(requestedIds).toEqual([1, 2, 2, 3].map(toId));
  },
);

it('a missing GPT is marked, checked as often as others, and unmarked when it is found', async () => {
  const { checks, requestedIds, follows, clock, answers } = await startChecks(1, {
    [toId(1)]: { kind: 'unknown-gpt' },
  });
  await checks.run();
  const goneSince = clock.now;
  await checks.run();
  expect(requestedIds).toHaveLength(1);
  clock.now += DAY_MS;
  await checks.run();
  expect((await follows.followed(toId(1)))?.follow.goneSince).toBe(goneSince);
  delete answers[toId(1)];
  clock.now += DAY_MS;
  await checks.run();
  expect((await follows.followed(toId(1)))?.follow.goneSince).toBeUndefined();
});

it('a GPT is not marked as missing if a gateway that may know it failed', async () => {
  const { checks, requestedIds, follows, lookUp } = await startChecks(4);
  const [unknown, broke] = [{ kind: 'unknown-gpt' }, { kind: 'balance-used-up' }] as const;
  const failures: Record<GptId, [Failure, Failure]> = {
    [toId(2)]: [unknown, broke],
    [toId(3)]: [broke, unknown],
    [toId(4)]: [unknown, unknown],
  };
  const ordinary = lookUp.getMockImplementation();
  lookUp.mockImplementation(async function* (id, how) {
    const [failure, second] = failures[id] ?? [];
    if (!failure || !second) return yield* ordinary?.(id, how) ?? [];
    requestedIds.push(id);
    yield { found: false, failure, alsoAsked: [{ gatewayId: 'second', failure: second }] };
  });
  await checks.run();
  expect(requestedIds).toEqual([1, 2, 3, 4].map(toId));
  const isGone = async (n: number) =>
    (await follows.followed(toId(n)))?.follow.goneSince !== undefined;
  expect(await Promise.all([1, 2, 3, 4].map(isGone))).toEqual([false, false, false, true]);
  // They were tried, so they are not due again at once.
  await checks.run();
  expect(requestedIds).toHaveLength(4);
});

it('a round continues after a failure and stops after three in a row', async () => {
  const trouble: Failure = { kind: 'server-error', status: 500 };
  const troubles = Object.fromEntries([1, 3, 4, 5].map((n) => [toId(n), trouble]));
  const { checks, requestedIds, follows } = await startChecks(7, troubles);
  await checks.run();
  expect(requestedIds).toEqual([1, 2, 3, 4, 5].map(toId));
  // Failed follows are not due before the interval is over, and keep the time of their last snapshot.
  await checks.run();
  expect(requestedIds.slice(5)).toEqual([6, 7].map(toId));
  expect((await follows.followed(toId(1)))?.follow.checkedAt).toBe(NOW + 1);
});

it('only one round runs at a time, and a restarted background continues it', async () => {
  const { checks, parts, requestedIds, lookUp } = await startChecks(3);
  const never = Promise.withResolvers<void>();
  const ordinary = lookUp.getMockImplementation();
  lookUp.mockImplementation(async function* (id, how) {
    if (id === toId(2)) await never.promise;
    if (ordinary) yield* ordinary(id, how);
  });
  checks.run();
  checks.run();
  await vi.waitFor(() => expect(lookUp).toHaveBeenCalledTimes(2));
  expect(requestedIds).toEqual([toId(1)]);
  if (ordinary) lookUp.mockImplementation(ordinary);
  await createFollowChecks(parts).run();
  expect(requestedIds).toEqual([1, 2, 3].map(toId));
});

it('a wrong clock neither prevents nor repeats checks', async () => {
  const { checks, requestedIds, clock } = await startChecks(1);
  clock.now = NOW - 10 * DAY_MS;
  await checks.run();
  await checks.run();
  expect(requestedIds).toEqual([toId(1)]);
});

it('getCheckInterval returns undefined, a day or a week', () => {
  const intervals = (['never', 'day', 'week'] as const).map((checks) =>
    getCheckInterval({ checks, notifies: false }),
  );
  expect(intervals).toEqual([undefined, DAY_MS, 7 * DAY_MS]);
});

it('a missing GPT keeps its date until it is found again, even if it is cached', async () => {
  const { checks, follows, clock, lookUp, answers } = await startChecks(1, {
    [toId(1)]: { kind: 'unknown-gpt' },
  });
  // As the lookup service responds: first the old cached GPT, then the same with the failure.
  const ordinary = lookUp.getMockImplementation();
  lookUp.mockImplementation(async function* (id, how) {
    const failure = answers[id];
    if (!failure) return yield* ordinary?.(id, how) ?? [];
    const cached = toCachedGpt(1, { readAt: NOW - DAY_MS });
    yield { found: true, cached };
    yield { found: true, cached, failure };
  });
  const goneSince = clock.now;
  const failures: Failure[] = [
    { kind: 'unknown-gpt' },
    { kind: 'unknown-gpt' },
    { kind: 'server-error', status: 500 },
    { kind: 'refused' },
    { kind: 'unknown-gpt' },
  ];
  for (const failure of failures) {
    answers[toId(1)] = failure;
    await checks.run();
    expect((await follows.followed(toId(1)))?.follow.goneSince).toBe(goneSince);
    clock.now += DAY_MS;
  }
  delete answers[toId(1)];
  await checks.run();
  expect((await follows.followed(toId(1)))?.follow.goneSince).toBeUndefined();
});

it('a round marks no GPT as missing if the gateway finds none at all', async () => {
  const missing: Failure = { kind: 'unknown-gpt' };
  const everything = Object.fromEntries([1, 2, 3].map((n) => [toId(n), missing]));
  const { checks, requestedIds, follows, clock, answers } = await startChecks(3, everything);
  await checks.run();
  expect(requestedIds).toHaveLength(3);
  expect((await follows.all()).map(({ goneSince }) => goneSince)).toEqual(Array(3).fill(undefined));
  // They are not due before the interval is over.
  await checks.run();
  expect(requestedIds).toHaveLength(3);
  // A found GPT proves that the responses about the others are reliable.
  delete answers[toId(2)];
  clock.now += DAY_MS;
  await checks.run();
  const gone = (await follows.all()).filter(({ goneSince }) => goneSince !== undefined);
  expect(gone.map(({ id }) => id)).toEqual([1, 3].map(toId));
});

it('a round marks no GPT as missing if it ends before one is found', async () => {
  const { checks, follows } = await startChecks(3, {
    [toId(1)]: { kind: 'unknown-gpt' },
    [toId(2)]: { kind: 'rate-limited' },
  });
  await checks.run();
  expect((await follows.followed(toId(1)))?.follow.goneSince).toBeUndefined();
});

it('a clock that was set back causes no look-ups', async () => {
  const { checks, requestedIds, clock } = await startChecks(2);
  await checks.run();
  clock.now -= HOUR_MS;
  await checks.run();
  expect(requestedIds).toHaveLength(2);
});
