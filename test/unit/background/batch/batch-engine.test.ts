import { describe, expect, it, vi } from 'vitest';
import { CONCURRENCY } from '../../../../utils/background/batch/batch-engine.ts';
import type { Failure } from '../../../../utils/gateway/failure.ts';
import { createBatchFixture, createGpts, createManualAnswers } from '../../support/batches.ts';
import { NOW, toCachedGpt, toId } from '../../support/cache-database.ts';

const failing = (failure: Failure) => async () => ({ ok: false, failure }) as const;

describe('a survey', () => {
  it('looks up every GPT once and is done', async () => {
    const world = createBatchFixture();
    const { survey } = await world.batches.create('A page', createGpts(12));
    await world.startBackground().engine.run();
    expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
    const items = await world.batches.items(survey);
    expect(items.map(({ state }) => state)).toEqual(Array(12).fill('found'));
    expect(items[0]).toMatchObject({ gpt: { name: 'The GPT 0' }, isLookUp: true });
    expect([...world.requestCounts.keys()]).toEqual(createGpts(12).map(({ id }) => id));
    expect(world.requests()).toBe(12);
    expect(new Set(world.reasons)).toEqual(new Set(['survey']));
    expect(world.wakeAt).toBeUndefined();
  });

  it('pays for nothing that the library knows', async () => {
    const world = createBatchFixture();
    await world.cache.put(toCachedGpt(1));
    const absence = { asked: toId(2), failure: { kind: 'unknown-gpt' }, at: NOW } as const;
    await world.cache.putNegative(absence);
    const { survey } = await world.batches.create('A page', createGpts(4));
    await world.startBackground().engine.run();
    expect([...world.requestCounts.keys()]).toEqual([toId(0), toId(3)]);
    const items = await world.batches.items(survey);
    expect(items.map((item) => [item.state, item.state !== 'waiting' && item.isLookUp])).toEqual([
      ['found', true],
      ['found', false],
      ['failed', false],
      ['found', true],
    ]);
  });

  it('asks a few at a time', async () => {
    const world = createBatchFixture();
    const hand = createManualAnswers();
    world.answerRequest = hand.answerRequest;
    await world.batches.create('A page', createGpts(9));
    const end = world.startBackground().engine.run();
    for (let answered = 0; answered < 9; answered++) {
      await hand.until(Math.min(9, answered + CONCURRENCY));
      expect(hand.waiting).toHaveLength(Math.min(9, answered + CONCURRENCY));
      hand.waiting[answered]?.answer();
    }
    await end;
  });

  it('leaves room for a hover, which is answered at once', async () => {
    const world = createBatchFixture();
    const hand = createManualAnswers();
    world.answerRequest = hand.answerRequest;
    await world.batches.create('A page', createGpts(9));
    const { engine, lookupService } = world.startBackground();
    engine.run();
    await hand.until(CONCURRENCY);
    const hover = lookupService.lookUp(toId(77), { reason: 'hover' }).next();
    await hand.until(CONCURRENCY + 1);
    expect(hand.waiting.at(-1)?.id).toBe(toId(77));
    hand.waiting.at(-1)?.answer();
    expect(await hover).toMatchObject({ value: { found: true } });
  });

  it('shares the look-ups with others, older first, and repeats nothing', async () => {
    const world = createBatchFixture();
    const one = await world.batches.create('one', createGpts(6));
    const two = await world.batches.create('two', createGpts(6, 3));
    await world.startBackground().engine.run();
    expect(world.requests()).toBe(9);
    expect(await world.batches.getProgress(one.survey)).toMatchObject({ found: 6 });
    expect(await world.batches.getProgress(two.survey)).toMatchObject({ found: 6 });
    expect([...world.requestCounts.keys()]).toEqual(createGpts(9).map(({ id }) => id));
  });

  it('begins at once beside one that is nearly done', async () => {
    const world = createBatchFixture();
    const hand = createManualAnswers();
    world.answerRequest = hand.answerRequest;
    await world.batches.create('one', createGpts(1));
    const { engine } = world.startBackground();
    const end = engine.run();
    await hand.until(1);
    await world.batches.create('two', createGpts(1, 5));
    engine.run();
    await hand.until(2);
    for (const { answer } of hand.waiting) answer();
    await end;
    expect(world.requests()).toBe(2);
  });
});

describe('a person', () => {
  it('pauses: what is under way is kept, nothing more is asked until it goes on', async () => {
    const world = createBatchFixture();
    const hand = createManualAnswers();
    world.answerRequest = hand.answerRequest;
    const { survey } = await world.batches.create('A page', createGpts(9));
    const { engine } = world.startBackground();
    const end = engine.run();
    await hand.until(CONCURRENCY);
    await world.batches.pause(survey);
    engine.run();
    for (const { answer } of hand.waiting) answer();
    await end;
    expect(world.requests()).toBe(CONCURRENCY);
    expect(await world.batches.getProgress(survey)).toEqual({ found: 3, failed: 0, waiting: 6 });
    expect(world.wakeAt).toBeUndefined();

    world.answerRequest = async () => ({ ok: true, value: toCachedGpt(0).gpt });
    await world.batches.resume(survey);
    await engine.run();
    expect(world.requests()).toBe(9);
    expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
  });

  it.each(['cancel', 'remove'] as const)('can %s: what is under way is given up', async (how) => {
    const world = createBatchFixture();
    const hand = createManualAnswers();
    world.answerRequest = hand.answerRequest;
    const { survey } = await world.batches.create('A page', createGpts(9));
    const { engine } = world.startBackground();
    const end = engine.run();
    await hand.until(CONCURRENCY);
    await world.batches[how](survey);
    engine.run();
    await end;
    expect(hand.waiting.map(({ signal }) => signal.aborted)).toEqual([true, true, true]);
    expect(world.requests()).toBe(CONCURRENCY);
    const waiting = how === 'cancel' ? 9 : 0;
    expect(await world.batches.getProgress(survey)).toEqual({ found: 0, failed: 0, waiting });
  });

  it.each([
    { kind: 'server-error', status: 500 },
    // Remembered for an hour by itself, but somebody wants to know now.
    { kind: 'unknown-gpt' },
  ] satisfies Failure[])('has failures looked up again: $kind', async (failure) => {
    const world = createBatchFixture();
    world.answerRequest = failing(failure);
    const { survey } = await world.batches.create('A page', createGpts(3));
    const { engine } = world.startBackground();
    await engine.run();
    expect(await world.batches.getProgress(survey)).toMatchObject({ failed: 3 });
    expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
    world.answerRequest = async () => ({ ok: true, value: toCachedGpt(0).gpt });
    await world.batches.retryFailed(survey);
    await engine.run();
    expect(await world.batches.getProgress(survey)).toMatchObject({ failed: 0, found: 3 });
  });
});

it('records that cannot be written to end the work instead of asking again and again', async () => {
  const world = createBatchFixture();
  const { survey } = await world.batches.create('A page', createGpts(9));
  const { engine } = world.startBackground();
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
  const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  await engine.run();
  expect(complain).toHaveBeenCalled();
  expect(world.requests()).toBeLessThanOrEqual(CONCURRENCY);
  expect(world.wakeAt).toBeDefined();
  broken.mockRestore();
  await engine.run();
  expect(world.requests()).toBe(9);
  expect(await world.batches.getProgress(survey)).toMatchObject({ found: 9 });
});
