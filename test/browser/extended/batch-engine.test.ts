import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { waitForCard } from '../support/driver/index.ts';
import { openBatchPage, waitForSettled, waitForState } from '../support/fixtures/batches.ts';
import {
  forgetFailures,
  hoverGpt,
  pause,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const world = useFixture();

let taken = 0;

/** Ids of GPTs that nobody has looked up in this file: from the end of the catalogue, as hovers take theirs from before. */
function untouchedIds(count: number): string[] {
  taken += count;
  const { all } = world.gateway.catalogue;
  return all.slice(all.length - taken, all.length - taken + count).map(({ id }) => id);
}

const byId = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, 1]));

test('a survey looks up each GPT once, a few at a time, and leaves no trace in the history', async () => {
  const surveys = await openBatchPage(world);
  const ids = untouchedIds(12);
  world.gateway.delay(100);
  const survey = await surveys.start(ids);
  expect(await waitForState(surveys, survey, 'done')).toEqual({ at: 'done' });
  const items = await surveys.items(survey);
  expect(items.map(({ id, state }) => [id, state])).toEqual(ids.map((id) => [id, 'found']));
  const stats = world.gateway.stats();
  expect(stats.byId).toEqual(byId(ids));
  expect(stats.maxInFlight).toBe(3);
  await surveys.page.evaluate(() => {
    location.hash = '#history';
  });
  await surveys.page.waitForSelector('.panel-hint');

  // The library answers the next one.
  const again = await surveys.start(ids);
  expect(await waitForState(surveys, again, 'done')).toEqual({ at: 'done' });
  expect(world.gateway.stats().lookups).toBe(ids.length);
});

test('a survey whose background dies twice is taken up again and repeats next to nothing', async () => {
  const surveys = await openBatchPage(world);
  const ids = untouchedIds(60);
  world.gateway.delay(150);
  const survey = await surveys.start(ids);
  for (const settled of [10, 30]) {
    await waitForSettled(surveys, survey, settled);
    expect(await world.extension.stopBackground()).toBe(true);
    // Any message wakes the next one at once; the alarm would within half a minute.
    await surveys.setState(survey, { at: 'running' });
  }
  expect(await waitForState(surveys, survey, 'done')).toEqual({ at: 'done' });
  const items = await surveys.items(survey);
  expect(items.map(({ id, state }) => [id, state])).toEqual(ids.map((id) => [id, 'found']));
  const stats = world.gateway.stats();
  expect(Object.keys(stats.byId).sort()).toEqual([...ids].sort());
  // Only what was under way at a death may be asked for again.
  expect(stats.lookups).toBeLessThanOrEqual(ids.length + 2 * 3);
  expect(Math.max(...Object.values(stats.byId))).toBeLessThanOrEqual(2);
});

test('a background that died is woken by itself', { timeout: 60_000 }, async () => {
  const surveys = await openBatchPage(world);
  const ids = untouchedIds(10);
  world.gateway.delay(400);
  const survey = await surveys.start(ids);
  await waitForSettled(surveys, survey, 2);
  expect(await world.extension.stopBackground()).toBe(true);
  expect(await waitForState(surveys, survey, 'done', 45_000)).toEqual({ at: 'done' });
  expect(world.gateway.stats().lookups).toBeLessThanOrEqual(ids.length + 3);
});

test('a hover does not wait for a survey', async () => {
  const surveys = await openBatchPage(world);
  world.gateway.delay(1500);
  const survey = await surveys.start(untouchedIds(12));
  await waitForSettled(surveys, survey, 1);
  const name = untouchedGpt(world);
  const page = await hoverGpt(world, name);
  const start = performance.now();
  await waitForCard(page, { name });
  // One answer of the gateway, not two.
  expect(performance.now() - start).toBeLessThan(2700);
  await surveys.setState(survey, { at: 'cancelled' });
});

describe('a person', () => {
  test('pauses and goes on', async () => {
    const surveys = await openBatchPage(world);
    const ids = untouchedIds(12);
    world.gateway.delay(200);
    const survey = await surveys.start(ids);
    await waitForSettled(surveys, survey, 3);
    await surveys.setState(survey, { at: 'paused' });
    await pause(600);
    const { lookups } = world.gateway.stats();
    expect(lookups).toBeLessThan(ids.length);
    expect(await surveys.countSettled(survey)).toBe(lookups);
    await pause(600);
    expect(world.gateway.stats().lookups).toBe(lookups);
    await surveys.setState(survey, { at: 'running' });
    expect(await waitForState(surveys, survey, 'done')).toEqual({ at: 'done' });
    expect(world.gateway.stats().byId).toEqual(byId(ids));
  });

  test('cancels, which ends the requests that are under way', async () => {
    const surveys = await openBatchPage(world);
    world.gateway.delay(3000);
    const survey = await surveys.start(untouchedIds(6));
    await sleep(500);
    await surveys.setState(survey, { at: 'cancelled' });
    await sleep(500);
    expect(world.gateway.stats()).toMatchObject({ lookups: 3, aborted: 3, inFlight: 0 });
    expect(await surveys.countSettled(survey)).toBe(0);
  });
});

describe('a gateway', () => {
  test('that refuses the key pauses the survey with nothing burnt', async () => {
    const surveys = await openBatchPage(world);
    const ids = untouchedIds(12);
    world.gateway.fail({ kind: 'key-expired' });
    const survey = await surveys.start(ids);
    expect(await waitForState(surveys, survey, 'paused')).toMatchObject({
      failure: { kind: 'key-refused', reason: 'expired' },
    });
    expect(world.gateway.stats().lookups).toBeLessThanOrEqual(3);
    expect(await surveys.countSettled(survey)).toBe(0);

    // Mended, it goes on at once, although the failure would stand for minutes.
    world.gateway.heal();
    await surveys.setState(survey, { at: 'running' });
    expect(await waitForState(surveys, survey, 'done')).toEqual({ at: 'done' });
    expect(await surveys.countSettled(survey)).toBe(ids.length);
  });

  test('that asks for a pause gets it, and the survey goes on by itself', async () => {
    const surveys = await openBatchPage(world);
    const ids = untouchedIds(9);
    const survey = await surveys.start(ids.slice(0, 1));
    await waitForState(surveys, survey, 'done');
    world.gateway.fail({ kind: 'rate-limited', retryAfterSeconds: 6, times: 3 });
    const limited = await surveys.start(ids.slice(1));
    await sleep(3000);
    expect(await surveys.getState(limited)).toMatchObject({ at: 'running', wait: { nth: 1 } });
    const { lookups } = world.gateway.stats();
    expect(lookups).toBe(1 + 3);
    expect(await waitForState(surveys, limited, 'done')).toEqual({ at: 'done' });
    const items = await surveys.items(limited);
    expect(items.map(({ state }) => state)).toEqual(Array(8).fill('found'));
    await forgetFailures(world);
  });
});

test('two surveys from two windows share one pace, and what both have is asked for once', async () => {
  const one = await openBatchPage(world);
  const two = await openBatchPage(world);
  const ids = untouchedIds(24);
  world.gateway.delay(150);
  const [first, second] = await Promise.all([one.start(ids.slice(0, 16)), two.start(ids.slice(8))]);
  expect(await waitForState(one, first, 'done')).toEqual({ at: 'done' });
  expect(await waitForState(two, second, 'done')).toEqual({ at: 'done' });
  const stats = world.gateway.stats();
  expect(stats.byId).toEqual(byId(ids));
  expect(stats.maxInFlight).toBeLessThanOrEqual(3);
  expect(await two.countSettled(second)).toBe(16);
});
