import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  inTotal,
  killAfter,
  latency,
  lookUpAll,
  lostOf,
  openSurfaces,
  randomFailures,
  waitingOf,
} from '../../bench/look-ups/surfaces.ts';
import { createRandom } from '../../gateway/random.ts';
import { useFixture } from '../support/fixtures/fixture.ts';

// A short run of `npm run bench -- look-ups`.

const world = useFixture();

const SURFACES = 10;
const LOOK_UPS = 200;
const DEATHS = 5;

test('every look-up is answered, and none is made twice, whatever fails or dies', {
  timeout: 60_000,
}, async () => {
  const { extension, gateway } = world;
  const surfaces = await openSurfaces(extension, SURFACES);
  const random = createRandom(1);
  const ids = gateway.catalogue.all.slice(0, 50).map(({ id }) => id);
  for (const fault of [...latency(400), ...randomFailures()]) gateway.fail(fault);

  const rest = () => sleep(random.between(0, 400));
  const lives = Array.from({ length: DEATHS }, () => random.between(100, 1500));
  const [outcomes, deaths] = await Promise.all([
    lookUpAll(surfaces, { ids, goesOn: inTotal(LOOK_UPS, surfaces), rest }),
    killAfter(extension, lives),
  ]);
  expect(outcomes).toHaveLength(LOOK_UPS);
  expect(deaths).toHaveLength(DEATHS);
  expect(lostOf(outcomes, deaths)).toEqual([]);
  expect(waitingOf(outcomes)).toEqual([]);
  expect(gateway.stats().maxInFlightOfOneId).toBe(1);

  gateway.heal();
  const everyId = { ids, goesOn: inTotal(LOOK_UPS, surfaces) };
  await lookUpAll(surfaces, everyId);
  gateway.resetStats();
  const known = await lookUpAll(surfaces, everyId);
  expect(known.filter(({ kind }) => kind !== 'found')).toEqual([]);
  expect(gateway.stats().lookups).toBe(0);
});
