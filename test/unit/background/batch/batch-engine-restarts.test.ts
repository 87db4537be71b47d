import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CONCURRENCY } from '../../../../utils/background/batch/batch-engine.ts';
import { createBatchFixture, createGpts } from '../../support/batches.ts';
import { toCachedGpt, toId } from '../../support/cache-database.ts';

/** Turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
}

const COUNT = 15;

const life = fc.record({
  /** How long a background lives, in turns of the event loop; a whole survey takes some hundreds. */
  lasts: fc.nat(120),
  /** Whether a person pauses and resumes the survey meanwhile. */
  isPaused: fc.boolean(),
});

it('whenever the background dies, every GPT is settled once and asked for once more at most', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { maxLength: 6 }),
      fc.array(fc.nat(12), { minLength: 1, maxLength: 8 }),
      fc.uniqueArray(fc.nat(COUNT - 1), { maxLength: 4 }),
      async (lives, delays, missing) => {
        const world = createBatchFixture();
        const absent = new Set(missing.map(toId));
        world.answerRequest = async (id) => {
          await turns(delays[world.requests() % delays.length] ?? 0);
          if (absent.has(id)) return { ok: false, failure: { kind: 'unknown-gpt' } };
          return { ok: true, value: toCachedGpt(0).gpt };
        };
        const { survey } = await world.batches.create('A page', createGpts(COUNT));
        for (const { lasts, isPaused } of lives) {
          const background = world.startBackground();
          background.engine.run();
          await turns(lasts / 2);
          if (isPaused) await world.batches.pause(survey);
          if (isPaused) background.engine.run();
          await turns(lasts / 2);
          background.die();
          if (isPaused) await world.batches.resume(survey);
        }
        await world.startBackground().engine.run();

        expect(await world.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
        const items = await world.batches.items(survey);
        expect(items.map(({ id }) => id)).toEqual(createGpts(COUNT).map(({ id }) => id));
        for (const item of items) {
          expect(item.state).toBe(absent.has(item.id) ? 'failed' : 'found');
          expect(world.requestCounts.get(item.id)).toBeLessThanOrEqual(1 + lives.length);
        }
        // Only what was under way when a background died is asked for again, and that is a few each time.
        expect(world.requests()).toBeLessThanOrEqual(COUNT + lives.length * CONCURRENCY);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);

it('whenever a survey is started beside another, nobody has to ask for it twice', async () => {
  for (let wait = 0; wait < 80; wait++) {
    const world = createBatchFixture();
    const { engine } = world.startBackground();
    await world.batches.create('one', createGpts(2));
    const first = engine.run();
    await turns(wait);
    const { survey } = await world.batches.create('two', createGpts(1, 7));
    await Promise.all([first, engine.run()]);
    expect(await world.batches.get(survey), `${wait} turns`).toMatchObject({
      state: { at: 'done' },
    });
  }
});
