import { expect, it } from 'vitest';
import { redactForWebPage } from '../../../utils/background/redact-for-web-page.ts';
import type { Failure } from '../../../utils/gateway/failure.ts';
import { gpt, ID, START, toCachedGpt } from '../support/lookup-service.ts';

const failure: Failure = { kind: 'balance-used-up', said: 'account 17 has 0.02 left' };
const alsoAsked = [{ gatewayId: 'my-second', failure }];
const cached = { ...toCachedGpt(START), gatewayId: 'my-first' };

it('a web page gets a GPT without the gateway that returned it', () => {
  expect(redactForWebPage({ found: true, cached, isFromNext: true })).toEqual({
    found: true,
    cached: { asked: ID, gpt, readAt: START },
    isFromNext: true,
  });
  expect(redactForWebPage({ found: true, cached })).not.toHaveProperty('isFromNext');
});

it('a web page does not get the id of the gateway whose daily limit is reached', () => {
  const limit: Failure = { kind: 'limit-reached', gatewayId: 'my-first' };
  const answers = [
    redactForWebPage({ found: false, failure: limit }),
    redactForWebPage({ found: true, cached, failure: limit }),
  ];
  expect(answers).toMatchObject([{ failure: { kind: 'limit-reached' } }, { found: true }]);
  expect(JSON.stringify(answers)).not.toContain('my-first');
});

it('a web page gets no message of a gateway, and not which others were asked', () => {
  const silenced = { kind: 'balance-used-up', isSilenced: true };
  const answers = [
    redactForWebPage({ found: false, failure, alsoAsked }),
    redactForWebPage({ found: true, cached, failure, alsoAsked }),
  ];
  expect(answers).toEqual([
    { found: false, failure: silenced },
    { found: true, cached: { asked: ID, gpt, readAt: START }, failure: silenced },
  ]);
  expect(JSON.stringify(answers)).not.toMatch(/my-first|my-second|account 17/);
});
