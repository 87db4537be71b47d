import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { FaultKind } from '../../gateway/faults/kinds.ts';
import { clickInCard, waitForCard } from '../support/driver/index.ts';
import { forgetFailures, hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

afterEach(() => forgetFailures(world));

describe('the card says what happened, and offers the way out', () => {
  test.each<[FaultKind, string, string]>([
    ['key-invalid', 'does not accept this key', 'Open settings'],
    ['key-expired', 'the key has expired', 'Open settings'],
    ['key-exhausted', 'quota is used up', 'Open settings'],
    ['quota', 'balance at the gateway is used up', 'Open settings'],
    ['ip-forbidden', 'does not let this key or this network in', 'Open settings'],
    ['rate-limited', 'asks for a pause', 'Try again'],
    ['endpoint-missing-html', 'answers with a web page', 'Open settings'],
    ['unknown-code', 'does not know this GPT', 'Try again'],
    ['bad-gateway-html', 'error 502', 'Try again'],
    ['truncated-json', 'cannot read', 'Try again'],
    ['other-shape', 'cannot read', 'Try again'],
    ['empty-200', 'cannot read', 'Try again'],
    ['reset', 'No connection to the gateway', 'Try again'],
    ['reset-mid-body', 'cannot read', 'Try again'],
    ['lying-encoding', 'cannot read', 'Try again'],
    ['no-channel', 'has no channel for this look-up', 'Try again'],
    ['record-not-found', 'did not answer this look-up', 'Try again'],
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
