import { expect, it, vi } from 'vitest';
import { createChecks } from '../../utils/background/follow-checks/checks.ts';
import type { Failure } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { Answer, InspectOptions } from '../../utils/lookup/lookup-service.ts';
import { intervalOf } from '../../utils/settings/follow-settings.ts';
import { createFollows } from '../../utils/user-data/follows.ts';
import { idOf, NOW, readingOf } from './support/library-database.ts';
import { newRecords } from './support/records.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Follows of the GPTs 1 to `count`, the first of them read longest ago, and a gateway that says what it is told. */
async function startChecks(count: number, answers: Record<GptId, Failure> = {}) {
  const follows = createFollows(newRecords());
  for (let n = 1; n <= count; n++) await follows.follow(readingOf(n, { readAt: NOW + n }), NOW + n);
  const clock = { now: NOW + DAY_MS + HOUR_MS };
  const setting: { interval: number | undefined } = { interval: DAY_MS };
  const asked: GptId[] = [];
  const inspect = vi.fn(async function* (
    id: GptId,
    _: InspectOptions,
  ): AsyncGenerator<Answer, void> {
    asked.push(id);
    const failure = answers[id];
    const reading = { ...readingOf(1), asked: id, readAt: clock.now };
    yield failure ? { found: false, failure } : { found: true, reading };
  });
  const parts = { follows, inspect, interval: async () => setting.interval, now: () => clock.now };
  return { checks: createChecks(parts), parts, follows, clock, setting, asked, inspect, answers };
}

it('looks up what is due, longest unread first, and nothing twice', async () => {
  const { checks, asked, inspect, clock } = await startChecks(3);
  await checks.run();
  expect(asked).toEqual([1, 2, 3].map(idOf));
  expect(inspect).toHaveBeenCalledWith(idOf(1), { reason: 'follow', freshFor: DAY_MS });
  await checks.run();
  expect(asked).toHaveLength(3);
  clock.now += DAY_MS;
  await checks.run();
  expect(asked).toHaveLength(6);
});

it('leaves alone what somebody has looked at meanwhile', async () => {
  const { checks, asked, follows, clock } = await startChecks(2);
  await follows.noteReading(readingOf(1, { readAt: clock.now - HOUR_MS }));
  await checks.run();
  expect(asked).toEqual([idOf(2)]);
});

it('looks up nothing while it is switched off, and stops when it is', async () => {
  const { checks, asked, setting, inspect } = await startChecks(3);
  setting.interval = undefined;
  await checks.run();
  expect(asked).toEqual([]);
  setting.interval = DAY_MS;
  const ordinary = inspect.getMockImplementation();
  inspect.mockImplementationOnce(async function* (...how) {
    setting.interval = undefined;
    if (ordinary) yield* ordinary(...how);
  });
  await checks.run();
  expect(asked).toEqual([idOf(1)]);
});

it.each<Failure>([{ kind: 'limit-reached' }, { kind: 'rate-limited' }, { kind: 'key-refused' }])(
  'stops at $kind, and all of the rest stays due',
  async (failure) => {
    const { checks, asked, answers } = await startChecks(3, { [idOf(2)]: failure });
    await checks.run();
    expect(asked).toEqual([1, 2].map(idOf));
    delete answers[idOf(2)];
    await checks.run();
    expect(asked).toEqual([1, 2, 2, 3].map(idOf));
  },
);

it('notes a GPT that is gone, asks for it no more often than for others, and sees it come back', async () => {
  const { checks, asked, follows, clock, answers } = await startChecks(1, {
    [idOf(1)]: { kind: 'unknown-gpt' },
  });
  await checks.run();
  const goneSince = clock.now;
  await checks.run();
  expect(asked).toHaveLength(1);
  clock.now += DAY_MS;
  await checks.run();
  expect((await follows.followed(idOf(1)))?.follow.goneSince).toBe(goneSince);
  delete answers[idOf(1)];
  clock.now += DAY_MS;
  await checks.run();
  expect((await follows.followed(idOf(1)))?.follow.goneSince).toBeUndefined();
});

it('goes on after one that fails, and rests after three in a row', async () => {
  const trouble: Failure = { kind: 'server-error', status: 500 };
  const troubles = Object.fromEntries([1, 3, 4, 5].map((n) => [idOf(n), trouble]));
  const { checks, asked, follows } = await startChecks(7, troubles);
  await checks.run();
  expect(asked).toEqual([1, 2, 3, 4, 5].map(idOf));
  // What failed is not asked for again before its time, and still counts as read when it was.
  await checks.run();
  expect(asked.slice(5)).toEqual([6, 7].map(idOf));
  expect((await follows.followed(idOf(1)))?.follow.checkedAt).toBe(NOW + 1);
});

it('is one round at a time, and goes on where a background that died left off', async () => {
  const { checks, parts, asked, inspect } = await startChecks(3);
  const never = Promise.withResolvers<void>();
  const ordinary = inspect.getMockImplementation();
  inspect.mockImplementation(async function* (id, how) {
    if (id === idOf(2)) await never.promise;
    if (ordinary) yield* ordinary(id, how);
  });
  checks.run();
  checks.run();
  await vi.waitFor(() => expect(inspect).toHaveBeenCalledTimes(2));
  expect(asked).toEqual([idOf(1)]);
  if (ordinary) inspect.mockImplementation(ordinary);
  await createChecks(parts).run();
  expect(asked).toEqual([1, 2, 3].map(idOf));
});

it('a clock that was wrong keeps nothing from being checked, nor has it checked again and again', async () => {
  const { checks, asked, clock } = await startChecks(1);
  clock.now = NOW - 10 * DAY_MS;
  await checks.run();
  await checks.run();
  expect(asked).toEqual([idOf(1)]);
});

it('is never due where checks are off, and after a day or a week where they are on', () => {
  const intervals = (['never', 'day', 'week'] as const).map((checks) =>
    intervalOf({ checks, notifies: false }),
  );
  expect(intervals).toEqual([undefined, DAY_MS, 7 * DAY_MS]);
});

it('keeps the date since which a GPT is gone, whatever is known of it from before, until it is really read again', async () => {
  const { checks, follows, clock, inspect, answers } = await startChecks(1, {
    [idOf(1)]: { kind: 'unknown-gpt' },
  });
  // As the inspector tells it: what is known but old comes first, and then once more with the failure.
  const ordinary = inspect.getMockImplementation();
  inspect.mockImplementation(async function* (id, how) {
    const failure = answers[id];
    if (!failure) return yield* ordinary?.(id, how) ?? [];
    const reading = readingOf(1, { readAt: NOW - DAY_MS });
    yield { found: true, reading };
    yield { found: true, reading, failure };
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
    answers[idOf(1)] = failure;
    await checks.run();
    expect((await follows.followed(idOf(1)))?.follow.goneSince).toBe(goneSince);
    clock.now += DAY_MS;
  }
  delete answers[idOf(1)];
  await checks.run();
  expect((await follows.followed(idOf(1)))?.follow.goneSince).toBeUndefined();
});

it('marks none as gone in a round in which the gateway knows none of them', async () => {
  const missing: Failure = { kind: 'unknown-gpt' };
  const everything = Object.fromEntries([1, 2, 3].map((n) => [idOf(n), missing]));
  const { checks, asked, follows, clock, answers } = await startChecks(3, everything);
  await checks.run();
  expect(asked).toHaveLength(3);
  expect((await follows.all()).map(({ goneSince }) => goneSince)).toEqual(Array(3).fill(undefined));
  // They are not asked for again before their time.
  await checks.run();
  expect(asked).toHaveLength(3);
  // One that is found proves that the gateway knows what it says of the others.
  delete answers[idOf(2)];
  clock.now += DAY_MS;
  await checks.run();
  const gone = (await follows.all()).filter(({ goneSince }) => goneSince !== undefined);
  expect(gone.map(({ id }) => id)).toEqual([1, 3].map(idOf));
});

it('marks none as gone where a round ends before one was found', async () => {
  const { checks, follows } = await startChecks(3, {
    [idOf(1)]: { kind: 'unknown-gpt' },
    [idOf(2)]: { kind: 'rate-limited' },
  });
  await checks.run();
  expect((await follows.followed(idOf(1)))?.follow.goneSince).toBeUndefined();
});

it('looks up nothing anew because the clock was set back', async () => {
  const { checks, asked, clock } = await startChecks(2);
  await checks.run();
  clock.now -= HOUR_MS;
  await checks.run();
  expect(asked).toHaveLength(2);
});
