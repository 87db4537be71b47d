import { describe, expect, it, vi } from 'vitest';
import { CONCURRENCY } from '../../../../utils/background/batch/batch-engine.ts';
import { MAX_CONSECUTIVE_FAILURES } from '../../../../utils/background/batch/handle-result.ts';
import type { Failure } from '../../../../utils/gateway/failure.ts';
import { createBatchFixture, createGpts } from '../../support/batches.ts';
import { NOW, toCachedGpt } from '../../support/cache-database.ts';

const failing = (failure: Failure) => async () => ({ ok: false, failure }) as const;

describe('a batch', () => {
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
  ] satisfies Failure[])(
    'pauses after a failure that affects all look-ups: $kind',
    async (failure) => {
      const fixture = createBatchFixture();
      fixture.answerRequest = failing(failure);
      const { survey } = await fixture.batches.create('A page', createGpts(20));
      await fixture.startBackground().engine.run();
      expect(fixture.requests()).toBeLessThanOrEqual(CONCURRENCY);
      expect(await fixture.batches.getProgress(survey)).toEqual({
        waiting: 20,
        found: 0,
        failed: 0,
      });
      expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'paused', failure } });
      expect(fixture.wakeAt).toBeUndefined();
    },
  );

  it('continues while the next gateway answers, although the first one has no balance', async () => {
    const fixture = createBatchFixture();
    fixture.answerRequest = failing({ kind: 'balance-used-up' });
    fixture.answerNextRequest = async (id) =>
      id === createGpts(1, 3)[0]?.id
        ? { ok: false, failure: { kind: 'unknown-gpt' } }
        : { ok: true, value: toCachedGpt(0).gpt };
    const { survey } = await fixture.batches.create('A page', createGpts(20));
    await fixture.startBackground().engine.run();
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
    expect(await fixture.batches.getProgress(survey)).toEqual({ waiting: 0, found: 19, failed: 1 });
    // The first gateway is not asked again and again.
    expect(fixture.requests()).toBeLessThanOrEqual(CONCURRENCY);
    expect(fixture.nextRequests).toBe(20);
    const items = await fixture.batches.items(survey);
    expect(items[3]).toMatchObject({ state: 'failed', failure: { kind: 'balance-used-up' } });
  });

  it.each<[Failure, Failure, Failure]>([
    [{ kind: 'balance-used-up' }, { kind: 'balance-used-up' }, { kind: 'balance-used-up' }],
    [{ kind: 'balance-used-up' }, { kind: 'key-refused' }, { kind: 'balance-used-up' }],
    [{ kind: 'unknown-gpt' }, { kind: 'unreachable' }, { kind: 'unreachable' }],
  ])('pauses if no gateway goes on: %j, %j', async (first, second, failure) => {
    const fixture = createBatchFixture();
    fixture.answerRequest = failing(first);
    fixture.answerNextRequest = failing(second);
    const { survey } = await fixture.batches.create('A page', createGpts(20));
    await fixture.startBackground().engine.run();
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'paused', failure } });
    expect(fixture.nextRequests).toBeLessThan(MAX_CONSECUTIVE_FAILURES + CONCURRENCY);
  });

  it('goes on if only the next gateway has no balance', async () => {
    const fixture = createBatchFixture();
    fixture.answerRequest = failing({ kind: 'unknown-gpt' });
    fixture.answerNextRequest = failing({ kind: 'balance-used-up' });
    const { survey } = await fixture.batches.create('A page', createGpts(20));
    await fixture.startBackground().engine.run();
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
    expect(await fixture.batches.getProgress(survey)).toMatchObject({ failed: 20 });
    expect(fixture.nextRequests).toBeLessThanOrEqual(CONCURRENCY);
  });

  it('waits as long as the next gateway requests', async () => {
    const fixture = createBatchFixture();
    const retryAt = NOW + 60_000;
    fixture.answerRequest = failing({ kind: 'unknown-gpt' });
    fixture.answerNextRequest = failing({ kind: 'rate-limited', retryAt });
    const { survey } = await fixture.batches.create('A page', createGpts(3));
    await fixture.startBackground().engine.run();
    expect(await fixture.batches.get(survey)).toMatchObject({
      state: { at: 'running', wait: { until: retryAt } },
    });
    expect(await fixture.batches.getProgress(survey)).toMatchObject({ waiting: 3 });
  });

  it('pauses after several failures in a row', async () => {
    const fixture = createBatchFixture();
    const failure = { kind: 'unreachable' } as const;
    fixture.answerRequest = failing(failure);
    const { survey } = await fixture.batches.create('A page', createGpts(50));
    await fixture.startBackground().engine.run();
    expect(fixture.requests()).toBeLessThan(MAX_CONSECUTIVE_FAILURES + CONCURRENCY);
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'paused', failure } });
  });

  it('continues after occasional failures and unknown GPTs', async () => {
    const fixture = createBatchFixture();
    let nth = 0;
    const failures: (Failure | undefined)[] = [
      { kind: 'server-error', status: 502 },
      { kind: 'timeout', seconds: 25 },
      { kind: 'unknown-gpt' },
      undefined,
    ];
    fixture.answerRequest = async () => {
      const failure = failures[nth++ % failures.length];
      return failure ? { ok: false, failure } : { ok: true, value: toCachedGpt(0).gpt };
    };
    const { survey } = await fixture.batches.create('A page', createGpts(40));
    await fixture.startBackground().engine.run();
    expect(await fixture.batches.getProgress(survey)).toEqual({
      waiting: 0,
      found: 10,
      failed: 30,
    });
  });

  it('pauses if the gateway requests it, and resumes automatically', async () => {
    const fixture = createBatchFixture();
    const retryAt = NOW + 60_000;
    fixture.answerRequest = failing({ kind: 'rate-limited', retryAt });
    const { survey } = await fixture.batches.create('A page', createGpts(9));
    const { engine } = fixture.startBackground();
    await engine.run();
    const asked = fixture.requests();
    expect(asked).toBeLessThanOrEqual(CONCURRENCY);
    const wait = { until: retryAt, nth: 1 };
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'running', wait } });
    expect(fixture.wakeAt).toBe(retryAt);

    await engine.run();
    expect(fixture.requests()).toBe(asked);

    fixture.clock.now = retryAt;
    fixture.answerRequest = async () => ({ ok: true, value: toCachedGpt(0).gpt });
    await engine.run();
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
    expect(await fixture.batches.getProgress(survey)).toMatchObject({ found: 9 });
  });

  it('counts pauses from the beginning after a response', async () => {
    const fixture = createBatchFixture();
    const { survey } = await fixture.batches.create('A page', createGpts(9));
    const { engine } = fixture.startBackground();
    // Nothing until the first pause is over; then three responses, and another pause.
    const ends = [fixture.clock.now + 5_000, fixture.clock.now + 10_000];
    let left = 3;
    fixture.answerRequest = async () => {
      const retryAt = ends.find((end) => fixture.clock.now < end);
      if (retryAt === undefined || (retryAt === ends[1] && left-- > 0)) {
        return { ok: true, value: toCachedGpt(0).gpt };
      }
      return { ok: false, failure: { kind: 'rate-limited', retryAt } };
    };
    for (const found of [0, 3]) {
      await engine.run();
      expect(await fixture.batches.getProgress(survey)).toMatchObject({ found });
      expect(await fixture.batches.get(survey)).toMatchObject({ state: { wait: { nth: 1 } } });
      fixture.clock.now += 5_000;
    }
    await engine.run();
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
  });

  it('keeps a pause when a response to an earlier request arrives', async () => {
    const fixture = createBatchFixture();
    const { survey } = await fixture.batches.create('A page', createGpts(9));
    const { engine } = fixture.startBackground();
    const ends = [NOW + 5_000, NOW + 60_000];
    fixture.answerRequest = failing({ kind: 'rate-limited', retryAt: ends[0] });
    await engine.run();

    fixture.clock.now = NOW + 5_000;
    const late = Promise.withResolvers<void>();
    let nth = 0;
    fixture.answerRequest = async () => {
      if (nth++ > 0) return { ok: false, failure: { kind: 'rate-limited', retryAt: ends[1] } };
      await late.promise;
      return { ok: true, value: toCachedGpt(0).gpt };
    };
    const run = engine.run();
    await vi.waitFor(async () =>
      expect(await fixture.batches.get(survey)).toMatchObject({ state: { wait: { nth: 2 } } }),
    );
    late.resolve();
    await run;
    expect(await fixture.batches.getProgress(survey)).toMatchObject({ found: 1 });
    const wait = { until: ends[1], nth: 2 };
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'running', wait } });
  });

  it.each([
    ['requests one pause after the other', undefined, 9],
    ['requests pauses of hours', 5 * 60 * 60 * 1000, 9],
  ])('pauses until the user resumes it if the gateway %s', async (_, pauseMs, times) => {
    const fixture = createBatchFixture();
    fixture.answerRequest = async () => {
      const retryAt = pauseMs && fixture.clock.now + pauseMs;
      return { ok: false, failure: { kind: 'rate-limited', retryAt } };
    };
    const { survey } = await fixture.batches.create('A page', createGpts(9));
    const { engine } = fixture.startBackground();
    await engine.run();
    let woken = 1;
    for (; fixture.wakeAt !== undefined && woken < 99; woken++) {
      expect(fixture.wakeAt - fixture.clock.now).toBeLessThanOrEqual(10 * 60 * 1000);
      fixture.clock.now = fixture.wakeAt;
      await engine.run();
    }
    expect(woken).toBe(times);
    const failure = { kind: 'rate-limited' };
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'paused', failure } });
    expect(await fixture.batches.getProgress(survey)).toMatchObject({ waiting: 9, failed: 0 });
  });

  it('ends a pause that became too long because the clock was set back', async () => {
    const fixture = createBatchFixture();
    fixture.answerRequest = failing({ kind: 'rate-limited', retryAt: NOW + 60_000 });
    const { survey } = await fixture.batches.create('A page', createGpts(3));
    const { engine } = fixture.startBackground();
    await engine.run();
    fixture.clock.now -= 24 * 60 * 60 * 1000;
    fixture.answerRequest = async () => ({ ok: true, value: toCachedGpt(0).gpt });
    await fixture.startBackground().engine.run();
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
  });

  it('pauses if no channel is available for several GPTs in a row', async () => {
    const fixture = createBatchFixture();
    const failure = { kind: 'no-channel' } as const;
    fixture.answerRequest = failing(failure);
    const { survey } = await fixture.batches.create('A page', createGpts(50));
    await fixture.startBackground().engine.run();
    expect(fixture.requests()).toBeLessThan(MAX_CONSECUTIVE_FAILURES + CONCURRENCY);
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'paused', failure } });
  });
});
