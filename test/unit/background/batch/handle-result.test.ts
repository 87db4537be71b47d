import { describe, expect, it, vi } from 'vitest';
import { CONCURRENCY } from '../../../../utils/background/batch/batch-engine.ts';
import { MAX_CONSECUTIVE_FAILURES } from '../../../../utils/background/batch/handle-result.ts';
import type { Failure } from '../../../../utils/gateway/failure.ts';
import { createBatchFixture, createGpts } from '../../support/batches.ts';
import { NOW, toCachedGpt } from '../../support/cache-database.ts';

const failing = (failure: Failure) => async () => ({ ok: false, failure }) as const;

describe('a gateway', () => {
  it.each([
    { kind: 'no-key' },
    { kind: 'key-refused' },
    { kind: 'balance-used-up' },
    { kind: 'forbidden' },
    { kind: 'endpoint-missing' },
    { kind: 'not-a-gateway' },
    { kind: 'redirected' },
    { kind: 'offline' },
    { kind: 'no-access' },
    { kind: 'limit-reached' },
  ] satisfies Failure[])('that would fail for all pauses the survey: $kind', async (failure) => {
    const world = createBatchFixture();
    world.answerRequest = failing(failure);
    const { survey } = await world.batches.create('A page', createGpts(20));
    await world.startBackground().engine.run();
    expect(world.requests()).toBeLessThanOrEqual(CONCURRENCY);
    expect(await world.batches.getProgress(survey)).toEqual({ waiting: 20, found: 0, failed: 0 });
    expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'paused', failure } });
    expect(world.wakeAt).toBeUndefined();
  });

  it('that fails look-up after look-up is not spent the whole survey on', async () => {
    const world = createBatchFixture();
    const failure = { kind: 'unreachable' } as const;
    world.answerRequest = failing(failure);
    const { survey } = await world.batches.create('A page', createGpts(50));
    await world.startBackground().engine.run();
    expect(world.requests()).toBeLessThan(MAX_CONSECUTIVE_FAILURES + CONCURRENCY);
    expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'paused', failure } });
  });

  it('that fails now and then, or lacks GPTs, does not stop it', async () => {
    const world = createBatchFixture();
    let nth = 0;
    const failures: (Failure | undefined)[] = [
      { kind: 'server-error', status: 502 },
      { kind: 'timeout', seconds: 25 },
      { kind: 'unknown-gpt' },
      undefined,
    ];
    world.answerRequest = async () => {
      const failure = failures[nth++ % failures.length];
      return failure ? { ok: false, failure } : { ok: true, value: toCachedGpt(0).gpt };
    };
    const { survey } = await world.batches.create('A page', createGpts(40));
    await world.startBackground().engine.run();
    expect(await world.batches.getProgress(survey)).toEqual({ waiting: 0, found: 10, failed: 30 });
  });

  it('that asks for a pause gets it, and the survey goes on after it by itself', async () => {
    const world = createBatchFixture();
    const retryAt = NOW + 60_000;
    world.answerRequest = failing({ kind: 'rate-limited', retryAt });
    const { survey } = await world.batches.create('A page', createGpts(9));
    const { engine } = world.startBackground();
    await engine.run();
    const asked = world.requests();
    expect(asked).toBeLessThanOrEqual(CONCURRENCY);
    const wait = { until: retryAt, nth: 1 };
    expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'running', wait } });
    expect(world.wakeAt).toBe(retryAt);

    await engine.run();
    expect(world.requests()).toBe(asked);

    world.clock.now = retryAt;
    world.answerRequest = async () => ({ ok: true, value: toCachedGpt(0).gpt });
    await engine.run();
    expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
    expect(await world.batches.getProgress(survey)).toMatchObject({ found: 9 });
  });

  it('that has answered since begins anew with its pauses', async () => {
    const world = createBatchFixture();
    const { survey } = await world.batches.create('A page', createGpts(9));
    const { engine } = world.startBackground();
    // Nothing until the first pause is over; then three answers, and another pause.
    const ends = [world.clock.now + 5_000, world.clock.now + 10_000];
    let left = 3;
    world.answerRequest = async () => {
      const retryAt = ends.find((end) => world.clock.now < end);
      if (retryAt === undefined || (retryAt === ends[1] && left-- > 0)) {
        return { ok: true, value: toCachedGpt(0).gpt };
      }
      return { ok: false, failure: { kind: 'rate-limited', retryAt } };
    };
    for (const found of [0, 3]) {
      await engine.run();
      expect(await world.batches.getProgress(survey)).toMatchObject({ found });
      expect(await world.batches.get(survey)).toMatchObject({ state: { wait: { nth: 1 } } });
      world.clock.now += 5_000;
    }
    await engine.run();
    expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
  });

  it('whose answer comes late does not end a pause that it asked for meanwhile', async () => {
    const world = createBatchFixture();
    const { survey } = await world.batches.create('A page', createGpts(9));
    const { engine } = world.startBackground();
    const ends = [NOW + 5_000, NOW + 60_000];
    world.answerRequest = failing({ kind: 'rate-limited', retryAt: ends[0] });
    await engine.run();

    world.clock.now = NOW + 5_000;
    const late = Promise.withResolvers<void>();
    let nth = 0;
    world.answerRequest = async () => {
      if (nth++ > 0) return { ok: false, failure: { kind: 'rate-limited', retryAt: ends[1] } };
      await late.promise;
      return { ok: true, value: toCachedGpt(0).gpt };
    };
    const run = engine.run();
    await vi.waitFor(async () =>
      expect(await world.batches.get(survey)).toMatchObject({ state: { wait: { nth: 2 } } }),
    );
    late.resolve();
    await run;
    expect(await world.batches.getProgress(survey)).toMatchObject({ found: 1 });
    const wait = { until: ends[1], nth: 2 };
    expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'running', wait } });
  });

  it.each([
    ['asks for pause after pause', undefined, 9],
    ['asks for pauses of hours', 5 * 60 * 60 * 1000, 9],
  ])('that %s is left to a person', async (_, pauseMs, times) => {
    const world = createBatchFixture();
    world.answerRequest = async () => {
      const retryAt = pauseMs && world.clock.now + pauseMs;
      return { ok: false, failure: { kind: 'rate-limited', retryAt } };
    };
    const { survey } = await world.batches.create('A page', createGpts(9));
    const { engine } = world.startBackground();
    await engine.run();
    let woken = 1;
    for (; world.wakeAt !== undefined && woken < 99; woken++) {
      expect(world.wakeAt - world.clock.now).toBeLessThanOrEqual(10 * 60 * 1000);
      world.clock.now = world.wakeAt;
      await engine.run();
    }
    expect(woken).toBe(times);
    const failure = { kind: 'rate-limited' };
    expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'paused', failure } });
    expect(await world.batches.getProgress(survey)).toMatchObject({ waiting: 9, failed: 0 });
  });

  it('whose pause seems endless since the clock was set back is asked again', async () => {
    const world = createBatchFixture();
    world.answerRequest = failing({ kind: 'rate-limited', retryAt: NOW + 60_000 });
    const { survey } = await world.batches.create('A page', createGpts(3));
    const { engine } = world.startBackground();
    await engine.run();
    world.clock.now -= 24 * 60 * 60 * 1000;
    world.answerRequest = async () => ({ ok: true, value: toCachedGpt(0).gpt });
    await world.startBackground().engine.run();
    expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
  });

  it('without a channel for GPT after GPT is not spent the whole survey on', async () => {
    const world = createBatchFixture();
    const failure = { kind: 'no-channel' } as const;
    world.answerRequest = failing(failure);
    const { survey } = await world.batches.create('A page', createGpts(50));
    await world.startBackground().engine.run();
    expect(world.requests()).toBeLessThan(MAX_CONSECUTIVE_FAILURES + CONCURRENCY);
    expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'paused', failure } });
  });
});
