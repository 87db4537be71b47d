import { describe, expect, it, vi } from 'vitest';
import { CONCURRENCY } from '../../../../utils/background/batch/batch-engine.ts';
import type { Failure } from '../../../../utils/gateway/failure.ts';
import { FIRST_ID } from '../../../../utils/settings/gateway-list.ts';
import { createBatchFixture, createGpts, createManualAnswers } from '../../support/batches.ts';
import { NOW, toCachedGpt, toId, toNegative } from '../../support/cache-database.ts';

const failing = (failure: Failure) => async () => ({ ok: false, failure }) as const;

describe('a batch', () => {
  it('looks up every GPT once and finishes', async () => {
    const fixture = createBatchFixture();
    const { survey } = await fixture.batches.create('A page', createGpts(12));
    await fixture.startBackground().engine.run();
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
    const items = await fixture.batches.items(survey);
    expect(items.map(({ state }) => state)).toEqual(Array(12).fill('found'));
    expect(items[0]).toMatchObject({ gpt: { name: 'The GPT 0' }, isLookUp: true });
    expect([...fixture.requestCounts.keys()]).toEqual(createGpts(12).map(({ id }) => id));
    expect(fixture.requests()).toBe(12);
    expect(new Set(fixture.reasons)).toEqual(new Set(['survey']));
    expect(fixture.wakeAt).toBeUndefined();
  });

  it('sends no request for cached GPTs', async () => {
    const fixture = createBatchFixture();
    await fixture.cache.put(toCachedGpt(1));
    await fixture.cache.putNegative(toNegative(2, { [FIRST_ID]: NOW }));
    const { survey } = await fixture.batches.create('A page', createGpts(4));
    await fixture.startBackground().engine.run();
    expect([...fixture.requestCounts.keys()]).toEqual([toId(0), toId(3)]);
    const items = await fixture.batches.items(survey);
    expect(items.map((item) => [item.state, item.state !== 'waiting' && item.isLookUp])).toEqual([
      ['found', true],
      ['found', false],
      ['failed', false],
      ['found', true],
    ]);
  });

  it('looks up a few GPTs at a time', async () => {
    const fixture = createBatchFixture();
    const hand = createManualAnswers();
    fixture.answerRequest = hand.answerRequest;
    await fixture.batches.create('A page', createGpts(9));
    const end = fixture.startBackground().engine.run();
    for (let answered = 0; answered < 9; answered++) {
      await hand.until(Math.min(9, answered + CONCURRENCY));
      expect(hand.waiting).toHaveLength(Math.min(9, answered + CONCURRENCY));
      hand.waiting[answered]?.answer();
    }
    await end;
  });

  it('does not delay a hover', async () => {
    const fixture = createBatchFixture();
    const hand = createManualAnswers();
    fixture.answerRequest = hand.answerRequest;
    await fixture.batches.create('A page', createGpts(9));
    const { engine, lookupService } = fixture.startBackground();
    engine.run();
    await hand.until(CONCURRENCY);
    const hover = lookupService.lookUp(toId(77), { reason: 'hover' }).next();
    await hand.until(CONCURRENCY + 1);
    expect(hand.waiting.at(-1)?.id).toBe(toId(77));
    hand.waiting.at(-1)?.answer();
    expect(await hover).toMatchObject({ value: { found: true } });
  });

  it('runs after older batches and does not repeat their look-ups', async () => {
    const fixture = createBatchFixture();
    const one = await fixture.batches.create('one', createGpts(6));
    const two = await fixture.batches.create('two', createGpts(6, 3));
    await fixture.startBackground().engine.run();
    expect(fixture.requests()).toBe(9);
    expect(await fixture.batches.getProgress(one.survey)).toMatchObject({ found: 6 });
    expect(await fixture.batches.getProgress(two.survey)).toMatchObject({ found: 6 });
    expect([...fixture.requestCounts.keys()]).toEqual(createGpts(9).map(({ id }) => id));
  });

  it('starts immediately while another one is almost finished', async () => {
    const fixture = createBatchFixture();
    const hand = createManualAnswers();
    fixture.answerRequest = hand.answerRequest;
    await fixture.batches.create('one', createGpts(1));
    const { engine } = fixture.startBackground();
    const end = engine.run();
    await hand.until(1);
    await fixture.batches.create('two', createGpts(1, 5));
    engine.run();
    await hand.until(2);
    for (const { answer } of hand.waiting) answer();
    await end;
    expect(fixture.requests()).toBe(2);
  });
});

describe('the user', () => {
  it('can pause: running look-ups are saved, and no new ones start until the batch resumes', async () => {
    const fixture = createBatchFixture();
    const hand = createManualAnswers();
    fixture.answerRequest = hand.answerRequest;
    const { survey } = await fixture.batches.create('A page', createGpts(9));
    const { engine } = fixture.startBackground();
    const end = engine.run();
    await hand.until(CONCURRENCY);
    await fixture.batches.pause(survey);
    engine.run();
    for (const { answer } of hand.waiting) answer();
    await end;
    expect(fixture.requests()).toBe(CONCURRENCY);
    expect(await fixture.batches.getProgress(survey)).toEqual({ found: 3, failed: 0, waiting: 6 });
    expect(fixture.wakeAt).toBeUndefined();

    fixture.answerRequest = async () => ({ ok: true, value: toCachedGpt(0).gpt });
    await fixture.batches.resume(survey);
    await engine.run();
    expect(fixture.requests()).toBe(9);
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
  });

  it.each(['cancel', 'remove'] as const)('can %s: running look-ups are aborted', async (how) => {
    const fixture = createBatchFixture();
    const hand = createManualAnswers();
    fixture.answerRequest = hand.answerRequest;
    const { survey } = await fixture.batches.create('A page', createGpts(9));
    const { engine } = fixture.startBackground();
    const end = engine.run();
    await hand.until(CONCURRENCY);
    await fixture.batches[how](survey);
    engine.run();
    await end;
    expect(hand.waiting.map(({ signal }) => signal.aborted)).toEqual([true, true, true]);
    expect(fixture.requests()).toBe(CONCURRENCY);
    const waiting = how === 'cancel' ? 9 : 0;
    expect(await fixture.batches.getProgress(survey)).toEqual({ found: 0, failed: 0, waiting });
  });

  it.each([
    { kind: 'server-error', status: 500 },
    // Normally blocked for an hour, but the user requests it.
    { kind: 'unknown-gpt' },
  ] satisfies Failure[])('can look up failures again: $kind', async (failure) => {
    const fixture = createBatchFixture();
    fixture.answerRequest = failing(failure);
    const { survey } = await fixture.batches.create('A page', createGpts(3));
    const { engine } = fixture.startBackground();
    await engine.run();
    expect(await fixture.batches.getProgress(survey)).toMatchObject({ failed: 3 });
    expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
    fixture.answerRequest = async () => ({ ok: true, value: toCachedGpt(0).gpt });
    await fixture.batches.retryFailed(survey);
    await engine.run();
    expect(await fixture.batches.getProgress(survey)).toMatchObject({ failed: 0, found: 3 });
  });
});

it('the engine stops if results cannot be saved, instead of repeating look-ups', async () => {
  const fixture = createBatchFixture();
  const { survey } = await fixture.batches.create('A page', createGpts(9));
  const { engine } = fixture.startBackground();
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
  const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  await engine.run();
  expect(complain).toHaveBeenCalled();
  expect(fixture.requests()).toBeLessThanOrEqual(CONCURRENCY);
  expect(fixture.wakeAt).toBeDefined();
  broken.mockRestore();
  await engine.run();
  expect(fixture.requests()).toBe(9);
  expect(await fixture.batches.getProgress(survey)).toMatchObject({ found: 9 });
});
