import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CONCURRENCY } from '../../../../utils/background/batch/batch-engine.ts';
import { createBatchFixture, createGpts } from '../../support/batches.ts';
import { toCachedGpt, toId } from '../../support/cache-database.ts';

/** Waits for turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
}

const COUNT = 15;

const life = fc.record({
  /** How long a background runs, in turns of the event loop. A batch takes some hundreds. */
  lasts: fc.nat(120),
  /** Whether the user pauses and resumes the batch meanwhile. */
  isPaused: fc.boolean(),
});

it('a batch completes every GPT despite restarts, with at most one repeated request each', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { maxLength: 6 }),
      fc.array(fc.nat(12), { minLength: 1, maxLength: 8 }),
      fc.uniqueArray(fc.nat(COUNT - 1), { maxLength: 4 }),
      async (lives, delays, missing) => {
        const fixture = createBatchFixture();
        const absent = new Set(missing.map(toId));
        fixture.answerRequest = async (id) => {
          await turns(delays[fixture.requests() % delays.length] ?? 0);
          if (absent.has(id)) return { ok: false, failure: { kind: 'unknown-gpt' } };
          return { ok: true, value: toCachedGpt(0).gpt };
        };
        const { survey } = await fixture.batches.create('A page', createGpts(COUNT));
        for (const { lasts, isPaused } of lives) {
          const background = fixture.startBackground();
          background.engine.run();
          await turns(lasts / 2);
          if (isPaused) await fixture.batches.pause(survey);
          if (isPaused) background.engine.run();
          await turns(lasts / 2);
          background.die();
          if (isPaused) await fixture.batches.resume(survey);
        }
        await fixture.startBackground().engine.run();

        expect(await fixture.batches.get(survey)).toMatchObject({ state: { at: 'done' } });
        const items = await fixture.batches.items(survey);
        expect(items.map(({ id }) => id)).toEqual(createGpts(COUNT).map(({ id }) => id));
        for (const item of items) {
          expect(item.state).toBe(absent.has(item.id) ? 'failed' : 'found');
          expect(fixture.requestCounts.get(item.id)).toBeLessThanOrEqual(1 + lives.length);
        }
        // Only requests that were in flight when a background was stopped are repeated, a few each time.
        expect(fixture.requests()).toBeLessThanOrEqual(COUNT + lives.length * CONCURRENCY);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);

it('a batch that starts while another is running needs no second call of run', async () => {
  for (let wait = 0; wait < 80; wait++) {
    const fixture = createBatchFixture();
    const { engine } = fixture.startBackground();
    await fixture.batches.create('one', createGpts(2));
    const first = engine.run();
    await turns(wait);
    const { survey } = await fixture.batches.create('two', createGpts(1, 7));
    await Promise.all([first, engine.run()]);
    expect(await fixture.batches.get(survey), `${wait} turns`).toMatchObject({
      state: { at: 'done' },
    });
  }
});
