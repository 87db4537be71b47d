import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { waitForCard } from '../support/driver/index.ts';
import { forgetFailures, hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

describe('retries', () => {
  test.each([
    ['an overloaded gateway', { kind: 'saturated-503' as const, times: 2 }],
    ['a broken connection', { kind: 'reset' as const, times: 1 }],
    ['a short pause in seconds', { kind: 'rate-limited' as const, retryAfterSeconds: 1, times: 1 }],
    [
      'a short pause as a date',
      { kind: 'rate-limited-date' as const, retryAfterSeconds: 2, times: 1 },
    ],
  ])('succeed after %s', async (_, fault) => {
    fixture.gateway.fail(fault);
    const name = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, name), { name, timeoutMs: 10_000 });
  });

  test.each([
    'key-invalid',
    'ip-forbidden',
    'unknown-404',
    'truncated-json',
    'reset-mid-body',
  ] as const)('do not happen for %s', async (kind) => {
    fixture.gateway.fail({ kind });
    await waitForCard(await hoverGpt(fixture, untouchedGpt(fixture)), { isBusy: false });
    // A fixed wait, to prove that there is no retry.
    await sleep(1500);
    expect(fixture.gateway.stats().lookups).toBe(1);
    await forgetFailures(fixture);
  });

  test('are replaced by a message if the gateway asks for a long pause', async () => {
    fixture.gateway.fail({ kind: 'rate-limited', retryAfterSeconds: 90 });
    const page = await hoverGpt(fixture, untouchedGpt(fixture));
    await waitForCard(page, { text: /Try again in (1 minute|\d\d seconds)/ });
    await forgetFailures(fixture);
  });
});

test('gives up on a response that never completes', { timeout: 60_000 }, async () => {
  fixture.gateway.fail({ kind: 'slow-drip' });
  const page = await hoverGpt(fixture, untouchedGpt(fixture));
  await waitForCard(page, { text: 'didn’t respond within 15 seconds', timeoutMs: 25_000 });
});
