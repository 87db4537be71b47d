import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  inTotal,
  latency,
  lookUpAll,
  lostOf,
  openSurfaces,
  randomFailures,
  stopRepeatedly,
  waitingOf,
} from '../../bench/look-ups/surfaces.ts';
import { createRandom } from '../../gateway/random.ts';
import { useFixture } from '../support/fixtures/fixture.ts';

// A short run of `npm run bench -- look-ups`.

const fixture = useFixture();

const SURFACES = 10;
const LOOK_UPS = 200;
const STOPS = 5;

test('answers every look-up and repeats none under injected faults and background stops', {
  timeout: 60_000,
}, async () => {
  const { extension, gateway } = fixture;
  const surfaces = await openSurfaces(extension, SURFACES);
  const random = createRandom(1);
  const ids = gateway.catalogue.all.slice(0, 50).map(({ id }) => id);
  for (const fault of [...latency(400), ...randomFailures()]) gateway.fail(fault);

  const rest = () => sleep(random.between(0, 400));
  const delays = Array.from({ length: STOPS }, () => random.between(100, 1500));
  const [outcomes, stops] = await Promise.all([
    lookUpAll(surfaces, { ids, shouldContinue: inTotal(LOOK_UPS, surfaces), rest }),
    stopRepeatedly(extension, delays),
  ]);
  expect(outcomes).toHaveLength(LOOK_UPS);
  expect(stops).toHaveLength(STOPS);
  expect(lostOf(outcomes, stops)).toEqual([]);
  expect(waitingOf(outcomes)).toEqual([]);
  expect(gateway.stats().maxInFlightOfOneId).toBe(1);

  gateway.heal();
  const everyId = { ids, shouldContinue: inTotal(LOOK_UPS, surfaces) };
  await lookUpAll(surfaces, everyId);
  gateway.resetStats();
  const known = await lookUpAll(surfaces, everyId);
  expect(known.filter(({ kind }) => kind !== 'found')).toEqual([]);
  expect(gateway.stats().lookups).toBe(0);
});
