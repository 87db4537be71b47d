import type { ChatPrice } from '../gateway/account.ts';

/** The price of a message in US dollars before it is sent; `undefined` if it depends on the answer or is not stated. */
export function getMessagePrice(price: ChatPrice | undefined): number | undefined {
  return price?.per === 'message' ? price.amount : undefined;
}

/** The cost of an answer in US dollars, once its tokens are counted; `undefined` if it is not priced by tokens. */
export function getCostOfTokens(
  price: ChatPrice | undefined,
  tokens: { input: number; output: number },
): number | undefined {
  if (price?.per !== 'million-tokens') return undefined;
  return (price.input * tokens.input + price.output * tokens.output) / 1_000_000;
}
