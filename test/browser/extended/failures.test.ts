import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { FaultKind } from '../../gateway/faults/kinds.ts';
import { clickInCard, waitForCard } from '../support/driver/index.ts';
import { forgetFailures, hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

afterEach(() => forgetFailures(world));

describe('the card says what happened, and offers the way out', () => {
  test.each<[FaultKind, string, string]>([
    ['key-invalid', 'doesn’t accept this key', 'Open settings'],
    ['key-expired', 'the key has expired', 'Open settings'],
    ['key-exhausted', 'quota is used up', 'Open settings'],
    ['quota', 'balance at the gateway is used up', 'Open settings'],
    ['ip-forbidden', 'doesn’t allow access with this key', 'Open settings'],
    ['rate-limited', 'asks you to wait', 'Try again'],
    ['endpoint-missing-html', 'returns a web page', 'Open settings'],
    ['unknown-code', 'can’t find this GPT', 'Try again'],
    ['bad-gateway-html', 'error 502', 'Try again'],
    ['truncated-json', 'can’t read', 'Try again'],
    ['other-shape', 'can’t read', 'Try again'],
    ['empty-200', 'can’t read', 'Try again'],
    ['reset', 'can’t connect to the gateway', 'Try again'],
    ['reset-mid-body', 'can’t read', 'Try again'],
    ['lying-encoding', 'can’t read', 'Try again'],
    ['no-channel', 'has no channel for this look-up', 'Try again'],
    ['record-not-found', 'rejected this look-up', 'Try again'],
    ['payment-required', 'balance at the gateway is used up', 'Open settings'],
  ])('%s', async (fault, sentence, button) => {
    world.gateway.fail({ kind: fault });
    const page = await hoverGpt(world, untouchedGpt(world));
    const card = await waitForCard(page, { text: sentence });
    expect(card.focusables.map(({ name }) => name)).toContain(button);
    // The gateway's own words may speak of the account: not in a web page.
    expect(card.text).not.toMatch(/令牌|request id|user quota/);
  });

  test('and tries again when asked', async () => {
    world.gateway.fail({ kind: 'server-error-500' });
    const name = untouchedGpt(world);
    const page = await hoverGpt(world, name);
    await waitForCard(page, { text: 'error 500' });
    world.gateway.heal();
    await clickInCard(page, 'button', 'Try again');
    await waitForCard(page, { name });
    // The button went with the focus, but the hand is still on the card.
    await sleep(800);
    await waitForCard(page, { name });
  });
});
