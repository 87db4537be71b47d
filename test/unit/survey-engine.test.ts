import { describe, expect, it, vi } from 'vitest';
import { AT_ONCE } from '../../utils/background/survey/engine.ts';
import type { Failure } from '../../utils/gateway/failure.ts';
import { idOf, NOW, readingOf } from './support/library-database.ts';
import { answerByHand, createSurveyWorld, finds } from './support/surveys.ts';

const failing = (failure: Failure) => async () => ({ ok: false, failure }) as const;

describe('a survey', () => {
  it('looks up every GPT once and is done', async () => {
    const world = createSurveyWorld();
    const { survey } = await world.surveys.create('A page', finds(12));
    await world.startBackground().engine.run();
    expect(await world.surveys.one(survey)).toMatchObject({ state: { at: 'done' } });
    const items = await world.surveys.items(survey);
    expect(items.map(({ state }) => state)).toEqual(Array(12).fill('found'));
    expect(items[0]).toMatchObject({ gpt: { name: 'The GPT 0' }, isLookUp: true });
    expect([...world.asked.keys()]).toEqual(finds(12).map(({ id }) => id));
    expect(world.requests()).toBe(12);
    expect(new Set(world.reasons)).toEqual(new Set(['survey']));
    expect(world.wakeAt).toBeUndefined();
  });

  it('pays for nothing that the library knows', async () => {
    const world = createSurveyWorld();
    await world.library.keep(readingOf(1));
    const absence = { asked: idOf(2), failure: { kind: 'unknown-gpt' }, at: NOW } as const;
    await world.library.keepAbsence(absence);
    const { survey } = await world.surveys.create('A page', finds(4));
    await world.startBackground().engine.run();
    expect([...world.asked.keys()]).toEqual([idOf(0), idOf(3)]);
    const items = await world.surveys.items(survey);
    expect(items.map((item) => [item.state, item.state !== 'waiting' && item.isLookUp])).toEqual([
      ['found', true],
      ['found', false],
      ['failed', false],
      ['found', true],
    ]);
  });

  it('asks a few at a time', async () => {
    const world = createSurveyWorld();
    const hand = answerByHand();
    world.answering = hand.answering;
    await world.surveys.create('A page', finds(9));
    const end = world.startBackground().engine.run();
    for (let answered = 0; answered < 9; answered++) {
      await hand.until(Math.min(9, answered + AT_ONCE));
      expect(hand.waiting).toHaveLength(Math.min(9, answered + AT_ONCE));
      hand.waiting[answered]?.answer();
    }
    await end;
  });

  it('leaves room for a hover, which is answered at once', async () => {
    const world = createSurveyWorld();
    const hand = answerByHand();
    world.answering = hand.answering;
    await world.surveys.create('A page', finds(9));
    const { engine, inspector } = world.startBackground();
    engine.run();
    await hand.until(AT_ONCE);
    const hover = inspector.inspect(idOf(77), { reason: 'hover' }).next();
    await hand.until(AT_ONCE + 1);
    expect(hand.waiting.at(-1)?.id).toBe(idOf(77));
    hand.waiting.at(-1)?.answer();
    expect(await hover).toMatchObject({ value: { found: true } });
  });

  it('shares the look-ups with others, older first, and repeats nothing', async () => {
    const world = createSurveyWorld();
    const one = await world.surveys.create('one', finds(6));
    const two = await world.surveys.create('two', finds(6, 3));
    await world.startBackground().engine.run();
    expect(world.requests()).toBe(9);
    expect(await world.surveys.progress(one.survey)).toMatchObject({ found: 6 });
    expect(await world.surveys.progress(two.survey)).toMatchObject({ found: 6 });
    expect([...world.asked.keys()]).toEqual(finds(9).map(({ id }) => id));
  });

  it('begins at once beside one that is nearly done', async () => {
    const world = createSurveyWorld();
    const hand = answerByHand();
    world.answering = hand.answering;
    await world.surveys.create('one', finds(1));
    const { engine } = world.startBackground();
    const end = engine.run();
    await hand.until(1);
    await world.surveys.create('two', finds(1, 5));
    engine.run();
    await hand.until(2);
    for (const { answer } of hand.waiting) answer();
    await end;
    expect(world.requests()).toBe(2);
  });
});

describe('a person', () => {
  it('pauses: what is under way is kept, nothing more is asked until it goes on', async () => {
    const world = createSurveyWorld();
    const hand = answerByHand();
    world.answering = hand.answering;
    const { survey } = await world.surveys.create('A page', finds(9));
    const { engine } = world.startBackground();
    const end = engine.run();
    await hand.until(AT_ONCE);
    await world.surveys.pause(survey);
    engine.run();
    for (const { answer } of hand.waiting) answer();
    await end;
    expect(world.requests()).toBe(AT_ONCE);
    expect(await world.surveys.progress(survey)).toEqual({ found: 3, failed: 0, waiting: 6 });
    expect(world.wakeAt).toBeUndefined();

    world.answering = async () => ({ ok: true, value: readingOf(0).gpt });
    await world.surveys.resume(survey);
    await engine.run();
    expect(world.requests()).toBe(9);
    expect(await world.surveys.one(survey)).toMatchObject({ state: { at: 'done' } });
  });

  it.each(['cancel', 'remove'] as const)('can %s: what is under way is given up', async (how) => {
    const world = createSurveyWorld();
    const hand = answerByHand();
    world.answering = hand.answering;
    const { survey } = await world.surveys.create('A page', finds(9));
    const { engine } = world.startBackground();
    const end = engine.run();
    await hand.until(AT_ONCE);
    await world.surveys[how](survey);
    engine.run();
    await end;
    expect(hand.waiting.map(({ signal }) => signal.aborted)).toEqual([true, true, true]);
    expect(world.requests()).toBe(AT_ONCE);
    const waiting = how === 'cancel' ? 9 : 0;
    expect(await world.surveys.progress(survey)).toEqual({ found: 0, failed: 0, waiting });
  });

  it.each([
    { kind: 'server-error', status: 500 },
    // Remembered for an hour by itself, but somebody wants to know now.
    { kind: 'unknown-gpt' },
  ] satisfies Failure[])('has failures looked up again: $kind', async (failure) => {
    const world = createSurveyWorld();
    world.answering = failing(failure);
    const { survey } = await world.surveys.create('A page', finds(3));
    const { engine } = world.startBackground();
    await engine.run();
    expect(await world.surveys.progress(survey)).toMatchObject({ failed: 3 });
    expect(await world.surveys.one(survey)).toMatchObject({ state: { at: 'done' } });
    world.answering = async () => ({ ok: true, value: readingOf(0).gpt });
    await world.surveys.retryFailed(survey);
    await engine.run();
    expect(await world.surveys.progress(survey)).toMatchObject({ failed: 0, found: 3 });
  });
});

it('records that cannot be written to end the work instead of asking again and again', async () => {
  const world = createSurveyWorld();
  const { survey } = await world.surveys.create('A page', finds(9));
  const { engine } = world.startBackground();
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
  const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  await engine.run();
  expect(complain).toHaveBeenCalled();
  expect(world.requests()).toBeLessThanOrEqual(AT_ONCE);
  expect(world.wakeAt).toBeDefined();
  broken.mockRestore();
  await engine.run();
  expect(world.requests()).toBe(9);
  expect(await world.surveys.progress(survey)).toMatchObject({ found: 9 });
});
