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

/** Follows of the GPTs 1 to `count`, the first of them read longest ago, and a gateway that says what it is told. */
async function startChecks(count: number, answers: Record<GptId, Failure> = {}) {
  const follows = createFollows(createEmptyUserData());
  for (let n = 1; n <= count; n++)
    await follows.follow(toCachedGpt(n, { readAt: NOW + n }), NOW + n);
  const clock = { now: NOW + DAY_MS + HOUR_MS };
  const setting: { getInterval: number | undefined } = { getInterval: DAY_MS };
  const asked: GptId[] = [];
  const lookUp = vi.fn(async function* (
    id: GptId,
    _: LookupOptions,
  ): AsyncGenerator<LookupAnswer, void> {
    asked.push(id);
    const failure = answers[id];
    const cached = { ...toCachedGpt(1), asked: id, readAt: clock.now };
    yield failure ? { found: false, failure } : { found: true, cached };
  });
  const parts = {
    follows,
    lookUp,
    getInterval: async () => setting.getInterval,
    now: () => clock.now,
  };
  return {
    checks: createFollowChecks(parts),
    parts,
    follows,
    clock,
    setting,
    asked,
    lookUp,
    answers,
  };
}

it('looks up what is due, longest unread first, and nothing twice', async () => {
  const { checks, asked, lookUp, clock } = await startChecks(3);
  await checks.run();
  expect(asked).toEqual([1, 2, 3].map(toId));
  expect(lookUp).toHaveBeenCalledWith(toId(1), { reason: 'follow', freshForMs: DAY_MS });
  await checks.run();
  expect(asked).toHaveLength(3);
  clock.now += DAY_MS;
  await checks.run();
  expect(asked).toHaveLength(6);
});

it('leaves alone what somebody has looked at meanwhile', async () => {
  const { checks, asked, follows, clock } = await startChecks(2);
  await follows.recordSnapshot(toCachedGpt(1, { readAt: clock.now - HOUR_MS }));
  await checks.run();
  expect(asked).toEqual([toId(2)]);
});

it('looks up nothing while it is switched off, and stops when it is', async () => {
  const { checks, asked, setting, lookUp } = await startChecks(3);
  setting.getInterval = undefined;
  await checks.run();
  expect(asked).toEqual([]);
  setting.getInterval = DAY_MS;
  const ordinary = lookUp.getMockImplementation();
  lookUp.mockImplementationOnce(async function* (...how) {
    setting.getInterval = undefined;
    if (ordinary) yield* ordinary(...how);
  });
  await checks.run();
  expect(asked).toEqual([toId(1)]);
});

it.each<Failure>([{ kind: 'limit-reached' }, { kind: 'rate-limited' }, { kind: 'key-refused' }])(
  'stops at $kind, and all of the rest stays due',
  async (failure) => {
    const { checks, asked, answers } = await startChecks(3, { [toId(2)]: failure });
    await checks.run();
    expect(asked).toEqual([1, 2].map(toId));
    delete answers[toId(2)];
    await checks.run();
    expect(asked).toEqual([1, 2, 2, 3].map(toId));
  },
);

it('notes a GPT that is gone, asks for it no more often than for others, and sees it come back', async () => {
  const { checks, asked, follows, clock, answers } = await startChecks(1, {
    [toId(1)]: { kind: 'unknown-gpt' },
  });
  await checks.run();
  const goneSince = clock.now;
  await checks.run();
  expect(asked).toHaveLength(1);
  clock.now += DAY_MS;
  await checks.run();
  expect((await follows.followed(toId(1)))?.follow.goneSince).toBe(goneSince);
  delete answers[toId(1)];
  clock.now += DAY_MS;
  await checks.run();
  expect((await follows.followed(toId(1)))?.follow.goneSince).toBeUndefined();
});

it('goes on after one that fails, and rests after three in a row', async () => {
  const trouble: Failure = { kind: 'server-error', status: 500 };
  const troubles = Object.fromEntries([1, 3, 4, 5].map((n) => [toId(n), trouble]));
  const { checks, asked, follows } = await startChecks(7, troubles);
  await checks.run();
  expect(asked).toEqual([1, 2, 3, 4, 5].map(toId));
  // What failed is not asked for again before its time, and still counts as read when it was.
  await checks.run();
  expect(asked.slice(5)).toEqual([6, 7].map(toId));
  expect((await follows.followed(toId(1)))?.follow.checkedAt).toBe(NOW + 1);
});

it('is one round at a time, and goes on where a background that died left off', async () => {
  const { checks, parts, asked, lookUp } = await startChecks(3);
  const never = Promise.withResolvers<void>();
  const ordinary = lookUp.getMockImplementation();
  lookUp.mockImplementation(async function* (id, how) {
    if (id === toId(2)) await never.promise;
    if (ordinary) yield* ordinary(id, how);
  });
  checks.run();
  checks.run();
  await vi.waitFor(() => expect(lookUp).toHaveBeenCalledTimes(2));
  expect(asked).toEqual([toId(1)]);
  if (ordinary) lookUp.mockImplementation(ordinary);
  await createFollowChecks(parts).run();
  expect(asked).toEqual([1, 2, 3].map(toId));
});

it('a clock that was wrong keeps nothing from being checked, nor has it checked again and again', async () => {
  const { checks, asked, clock } = await startChecks(1);
  clock.now = NOW - 10 * DAY_MS;
  await checks.run();
  await checks.run();
  expect(asked).toEqual([toId(1)]);
});

it('is never due where checks are off, and after a day or a week where they are on', () => {
  const intervals = (['never', 'day', 'week'] as const).map((checks) =>
    getCheckInterval({ checks, notifies: false }),
  );
  expect(intervals).toEqual([undefined, DAY_MS, 7 * DAY_MS]);
});

it('keeps the date since which a GPT is gone, whatever is known of it from before, until it is really read again', async () => {
  const { checks, follows, clock, lookUp, answers } = await startChecks(1, {
    [toId(1)]: { kind: 'unknown-gpt' },
  });
  // As the inspector tells it: what is known but old comes first, and then once more with the failure.
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

it('marks none as gone in a round in which the gateway knows none of them', async () => {
  const missing: Failure = { kind: 'unknown-gpt' };
  const everything = Object.fromEntries([1, 2, 3].map((n) => [toId(n), missing]));
  const { checks, asked, follows, clock, answers } = await startChecks(3, everything);
  await checks.run();
  expect(asked).toHaveLength(3);
  expect((await follows.all()).map(({ goneSince }) => goneSince)).toEqual(Array(3).fill(undefined));
  // They are not asked for again before their time.
  await checks.run();
  expect(asked).toHaveLength(3);
  // One that is found proves that the gateway knows what it says of the others.
  delete answers[toId(2)];
  clock.now += DAY_MS;
  await checks.run();
  const gone = (await follows.all()).filter(({ goneSince }) => goneSince !== undefined);
  expect(gone.map(({ id }) => id)).toEqual([1, 3].map(toId));
});

it('marks none as gone where a round ends before one was found', async () => {
  const { checks, follows } = await startChecks(3, {
    [toId(1)]: { kind: 'unknown-gpt' },
    [toId(2)]: { kind: 'rate-limited' },
  });
  await checks.run();
  expect((await follows.followed(toId(1)))?.follow.goneSince).toBeUndefined();
});

it('looks up nothing anew because the clock was set back', async () => {
  const { checks, asked, clock } = await startChecks(2);
  await checks.run();
  clock.now -= HOUR_MS;
  await checks.run();
  expect(asked).toHaveLength(2);
});
