import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { waitForCard } from '../support/driver/index.ts';
import { forgetFailures, hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

describe('trying again', () => {
  test.each([
    ['an overloaded gateway', { kind: 'saturated-503' as const, times: 2 }],
    ['a broken connection', { kind: 'reset' as const, times: 1 }],
    ['a short pause in seconds', { kind: 'rate-limited' as const, retryAfterSeconds: 1, times: 1 }],
    [
      'a short pause as a date',
      { kind: 'rate-limited-date' as const, retryAfterSeconds: 2, times: 1 },
    ],
  ])('helps with %s', async (_, fault) => {
    world.gateway.fail(fault);
    const name = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, name), { name, timeoutMs: 10_000 });
  });

  test.each([
    'key-invalid',
    'ip-forbidden',
    'unknown-404',
    'truncated-json',
    'reset-mid-body',
  ] as const)('is not done where it cannot help: %s', async (kind) => {
    world.gateway.fail({ kind });
    await waitForCard(await hoverGpt(world, untouchedGpt(world)), { isBusy: false });
    await sleep(1500);
    expect(world.gateway.stats().lookups).toBe(1);
    await forgetFailures(world);
  });

  test('waits no longer than a person would for a gateway that asks for a long pause', async () => {
    world.gateway.fail({ kind: 'rate-limited', retryAfterSeconds: 90 });
    const page = await hoverGpt(world, untouchedGpt(world));
    await waitForCard(page, { text: /Try again in (1 minute|\d\d seconds)/ });
    await forgetFailures(world);
  });
});

test('a gateway that drips for ever is given up', { timeout: 60_000 }, async () => {
  world.gateway.fail({ kind: 'slow-drip' });
  const page = await hoverGpt(world, untouchedGpt(world));
  await waitForCard(page, { text: 'did not answer within 15 seconds', timeoutMs: 25_000 });
});
