import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { waitForCard } from '../support/driver/index.ts';
import { openBatchPage, waitForSettled, waitForState } from '../support/fixtures/batches.ts';
import {
  forgetFailures,
  hoverGpt,
  pause,
  untouchedGpt,
  untouchedIds,
  useFixture,
} from '../support/fixtures/fixture.ts';

const fixture = useFixture();

const byId = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, 1]));

test('looks up each GPT of a batch once, at most three at a time, and leaves no trace in the history', async () => {
  const batches = await openBatchPage(fixture);
  const ids = untouchedIds(fixture, 12);
  fixture.gateway.delay(100);
  const batch = await batches.start(ids);
  expect(await waitForState(batches, batch, 'done')).toEqual({ at: 'done' });
  const items = await batches.items(batch);
  expect(items.map(({ id, state }) => [id, state])).toEqual(ids.map((id) => [id, 'found']));
  const stats = fixture.gateway.stats();
  expect(stats.byId).toEqual(byId(ids));
  expect(stats.maxInFlight).toBe(3);
  await batches.page.evaluate(() => {
    location.hash = '#history';
  });
  await batches.page.waitForSelector('.panel-hint');

  // The cache answers the next batch.
  const again = await batches.start(ids);
  expect(await waitForState(batches, again, 'done')).toEqual({ at: 'done' });
  expect(fixture.gateway.stats().lookups).toBe(ids.length);
});

test('resumes a batch whose background is stopped twice and repeats at most the requests in flight', async () => {
  const batches = await openBatchPage(fixture);
  const ids = untouchedIds(fixture, 60);
  fixture.gateway.delay(150);
  const batch = await batches.start(ids);
  for (const settled of [10, 30]) {
    await waitForSettled(batches, batch, settled);
    expect(await fixture.extension.stopBackground()).toBe(true);
    // Any message restarts the background at once; the alarm would within half a minute.
    await batches.setState(batch, { at: 'running' });
  }
  expect(await waitForState(batches, batch, 'done')).toEqual({ at: 'done' });
  const items = await batches.items(batch);
  expect(items.map(({ id, state }) => [id, state])).toEqual(ids.map((id) => [id, 'found']));
  const stats = fixture.gateway.stats();
  expect(Object.keys(stats.byId).sort()).toEqual([...ids].sort());
  // Only requests in flight when the background was stopped may be repeated.
  expect(stats.lookups).toBeLessThanOrEqual(ids.length + 2 * 3);
  expect(Math.max(...Object.values(stats.byId))).toBeLessThanOrEqual(2);
});

test('resumes a batch by an alarm after the background was stopped', {
  timeout: 60_000,
}, async () => {
  const batches = await openBatchPage(fixture);
  const ids = untouchedIds(fixture, 10);
  fixture.gateway.delay(400);
  const batch = await batches.start(ids);
  await waitForSettled(batches, batch, 2);
  expect(await fixture.extension.stopBackground()).toBe(true);
  expect(await waitForState(batches, batch, 'done', 45_000)).toEqual({ at: 'done' });
  expect(fixture.gateway.stats().lookups).toBeLessThanOrEqual(ids.length + 3);
});

test('answers a hover without waiting for a batch', async () => {
  const batches = await openBatchPage(fixture);
  fixture.gateway.delay(1500);
  const batch = await batches.start(untouchedIds(fixture, 12));
  await waitForSettled(batches, batch, 1);
  const name = untouchedGpt(fixture);
  const page = await hoverGpt(fixture, name);
  const start = performance.now();
  await waitForCard(page, { name });
  // Less than two responses of the gateway take.
  expect(performance.now() - start).toBeLessThan(2700);
  await batches.setState(batch, { at: 'cancelled' });
});

describe('controlling a batch', () => {
  test('pauses and resumes it', async () => {
    const batches = await openBatchPage(fixture);
    const ids = untouchedIds(fixture, 12);
    fixture.gateway.delay(200);
    const batch = await batches.start(ids);
    await waitForSettled(batches, batch, 3);
    await batches.setState(batch, { at: 'paused' });
    await pause(600);
    const { lookups } = fixture.gateway.stats();
    expect(lookups).toBeLessThan(ids.length);
    expect(await batches.countSettled(batch)).toBe(lookups);
    await pause(600);
    expect(fixture.gateway.stats().lookups).toBe(lookups);
    await batches.setState(batch, { at: 'running' });
    expect(await waitForState(batches, batch, 'done')).toEqual({ at: 'done' });
    expect(fixture.gateway.stats().byId).toEqual(byId(ids));
  });

  test('aborts the requests in flight when it is cancelled', async () => {
    const batches = await openBatchPage(fixture);
    fixture.gateway.delay(3000);
    const batch = await batches.start(untouchedIds(fixture, 6));
    await expect.poll(() => fixture.gateway.stats().inFlight, { timeout: 5000 }).toBe(3);
    await batches.setState(batch, { at: 'cancelled' });
    // Also proves that no further request is sent.
    await sleep(500);
    expect(fixture.gateway.stats()).toMatchObject({ lookups: 3, aborted: 3, inFlight: 0 });
    expect(await batches.countSettled(batch)).toBe(0);
  });
});

describe('a batch at a failing gateway', () => {
  test('pauses without failed items when the key is refused', async () => {
    const batches = await openBatchPage(fixture);
    const ids = untouchedIds(fixture, 12);
    fixture.gateway.fail({ kind: 'key-expired' });
    const batch = await batches.start(ids);
    expect(await waitForState(batches, batch, 'paused')).toMatchObject({
      failure: { kind: 'key-refused', reason: 'expired' },
    });
    expect(fixture.gateway.stats().lookups).toBeLessThanOrEqual(3);
    expect(await batches.countSettled(batch)).toBe(0);

    // Resuming ignores the circuit breaker, which would last for minutes.
    fixture.gateway.heal();
    await batches.setState(batch, { at: 'running' });
    expect(await waitForState(batches, batch, 'done')).toEqual({ at: 'done' });
    expect(await batches.countSettled(batch)).toBe(ids.length);
  });

  test('waits as long as the gateway asks and then continues by itself', async () => {
    const batches = await openBatchPage(fixture);
    const ids = untouchedIds(fixture, 9);
    const batch = await batches.start(ids.slice(0, 1));
    await waitForState(batches, batch, 'done');
    fixture.gateway.fail({ kind: 'rate-limited', retryAfterSeconds: 6, times: 3 });
    const limited = await batches.start(ids.slice(1));
    // Half of the pause: proves that no request is sent meanwhile.
    await sleep(3000);
    expect(await batches.getState(limited)).toMatchObject({ at: 'running', wait: { nth: 1 } });
    const { lookups } = fixture.gateway.stats();
    expect(lookups).toBe(1 + 3);
    expect(await waitForState(batches, limited, 'done')).toEqual({ at: 'done' });
    const items = await batches.items(limited);
    expect(items.map(({ state }) => state)).toEqual(Array(8).fill('found'));
    await forgetFailures(fixture);
  });
});

test('shares one pace between two batches and looks up their common GPTs once', async () => {
  const one = await openBatchPage(fixture);
  const two = await openBatchPage(fixture);
  const ids = untouchedIds(fixture, 24);
  fixture.gateway.delay(150);
  const [first, second] = await Promise.all([one.start(ids.slice(0, 16)), two.start(ids.slice(8))]);
  expect(await waitForState(one, first, 'done')).toEqual({ at: 'done' });
  expect(await waitForState(two, second, 'done')).toEqual({ at: 'done' });
  const stats = fixture.gateway.stats();
  expect(stats.byId).toEqual(byId(ids));
  expect(stats.maxInFlight).toBeLessThanOrEqual(3);
  expect(await two.countSettled(second)).toBe(16);
});
