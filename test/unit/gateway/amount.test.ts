import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, readPrice, toAmount } from '../../../utils/gateway/amount.ts';

describe('an amount of a gateway', () => {
  it.each<[unknown, number | undefined]>([
    [12.5, 12.5],
    ['12.50', 12.5],
    [' -3 ', -3],
    ['+1.', 1],
    [0, 0],
    [-0, 0],
    ['-0', 0],
    [-4.25, -4.25],
    [0.1 + 0.2, 0.3],
    [1e15, 1e15],
    [1e16, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [Number.NaN, undefined],
    ['', undefined],
    [' ', undefined],
    ['1,250', undefined],
    ['$12', undefined],
    ['0x10', undefined],
    ['1e3', undefined],
    ['Infinity', undefined],
    ['9'.repeat(300), undefined],
    [null, undefined],
    [undefined, undefined],
    [true, undefined],
    [[12], undefined],
    [{ valueOf: 12 }, undefined],
  ])('is read from %j as %j', (value, amount) => {
    expect(readAmount(value)).toBe(amount);
  });

  it('is not a price if it is below zero', () => {
    expect([readPrice(-1), readPrice('-0.5'), readPrice(0), readPrice('0.1')]).toEqual([
      undefined,
      undefined,
      0,
      0.1,
    ]);
  });

  it('is never infinite, not a number or the negative zero', () => {
    const anything = fc.oneof(fc.double(), fc.string(), fc.anything());
    fc.assert(
      fc.property(anything, fc.double(), (value, factor) => {
        const amount = readAmount(value);
        const product = toAmount((amount ?? 1) * factor);
        for (const each of [amount, product]) {
          if (each === undefined) continue;
          expect(Number.isFinite(each)).toBe(true);
          expect(Object.is(each, -0)).toBe(false);
        }
      }),
    );
  });
});
