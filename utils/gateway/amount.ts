/** Larger numbers are no money, price or quota. It also bounds what a product of amounts can become. */
const MAX_AMOUNT = 1e15;

/** More digits than a price needs, fewer than the inaccuracy of floating-point numbers. */
const DECIMALS = 9;

const DECIMAL = /^\s*[-+]?\d{1,20}(?:\.\d{0,20})?\s*$/;

/**
 * An amount, price or factor of a gateway: a number, or its text such as "12.50". `undefined` if it is missing or
 * implausible; never infinite, and never the negative zero.
 */
export function readAmount(value: unknown): number | undefined {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && DECIMAL.test(value));
  return isNumber ? toAmount(Number(value)) : undefined;
}

/** Like `readAmount`, but not below zero: gateways send −1 for prices that are not set. */
export function readPrice(value: unknown): number | undefined {
  const price = readAmount(value);
  return price !== undefined && price >= 0 ? price : undefined;
}

/** The result of a calculation without its inaccuracy; `undefined` if it is not plausible. */
export function toAmount(result: number): number | undefined {
  if (!(Math.abs(result) <= MAX_AMOUNT)) return undefined;
  // Adding zero turns the negative zero into zero.
  return Number(result.toFixed(DECIMALS)) + 0;
}
