import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { FaultKind } from '../../gateway/faults/kinds.ts';
import { clickInCard, waitForCard } from '../support/driver/index.ts';
import { forgetFailures, hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

afterEach(() => forgetFailures(fixture));

describe('the card of a failure', () => {
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
  ])('explains %s and offers a recovery action', async (fault, sentence, button) => {
    fixture.gateway.fail({ kind: fault });
    const page = await hoverGpt(fixture, untouchedGpt(fixture));
    const card = await waitForCard(page, { text: sentence });
    expect(card.focusables.map(({ name }) => name)).toContain(button);
    // The gateway's own text may contain account details, which a web page must not see.
    expect(card.text).not.toMatch(/令牌|request id|user quota/);
  });

  test('retries on “Try again”', async () => {
    fixture.gateway.fail({ kind: 'server-error-500' });
    const name = untouchedGpt(fixture);
    const page = await hoverGpt(fixture, name);
    await waitForCard(page, { text: 'error 500' });
    fixture.gateway.heal();
    await clickInCard(page, 'button', 'Try again');
    await waitForCard(page, { name });
    // The focused button disappeared, but the pointer is still on the card, so it must stay.
    await sleep(800);
    await waitForCard(page, { name });
  });
});
