import { expect, it } from 'vitest';
import { getCostOfTokens, getMessagePrice } from '../../../utils/settings/chat-price.ts';

const MESSAGE = { per: 'message', amount: 0.1 } as const;
const TOKENS = { per: 'million-tokens', input: 5, output: 15 } as const;

it('the price of a message is known before it is sent only if it is a price per message', () => {
  expect(getMessagePrice(MESSAGE)).toBe(0.1);
  expect(getMessagePrice(TOKENS)).toBeUndefined();
  expect(getMessagePrice(undefined)).toBeUndefined();
});

it('tokens cost what the gateway lists for a million of them', () => {
  const tokens = { input: 2000, output: 1000 };
  expect(getCostOfTokens(TOKENS, tokens)).toBeCloseTo(0.025);
  expect(getCostOfTokens(MESSAGE, tokens)).toBeUndefined();
  expect(getCostOfTokens(undefined, tokens)).toBeUndefined();
});
