import { describe, expect, it } from 'vitest';
import {
  parseAmount,
  parseCount,
  parseDollars,
} from '../../../../utils/extension-pages/options/typed-number.ts';

describe('parseAmount', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['0', 0],
    ['0.002', 0.002],
    ['.5', 0.5],
    ['5.', 5],
    ['0,002', 0.002],
    ['12,5', 12.5],
    ['$ 0.10', 0.1],
    ['￥1', 1],
    ['０．５', 0.5],
    ['1 000', 1000],
  ])('reads %j as %j', (typed, value) => {
    expect(parseAmount(typed)).toEqual({ ok: true, value });
  });

  it.each(['free', '-1', '1,000', '1.000.000', '1e9', 'Infinity', '0x10', '.', '1'.repeat(13)])(
    'rejects %s',
    (typed) => {
      expect(parseAmount(typed)).toEqual({ ok: false, problem: 'not-a-number' });
    },
  );
});

describe('parseCount', () => {
  it('reads whole numbers from 1', () => {
    expect(parseCount(' ５00 ')).toEqual({ ok: true, value: 500 });
    expect(parseCount('')).toEqual({ ok: true, value: null });
  });

  it.each(['0', '-1', '1.5', '1,000', 'ten', '1'.repeat(12)])('rejects %s', (typed) => {
    expect(parseCount(typed)).toEqual({ ok: false, problem: 'not-a-count' });
  });
});

it.each(['¥1', '￥0.5', '€2', '1 元', '0.02 CNY'])('%s is no amount in US dollars', (typed) => {
  expect(parseDollars(typed)).toEqual({ ok: false, problem: 'not-a-number' });
});

it('an amount in US dollars may have a dollar sign', () => {
  expect(parseDollars('$0.002')).toEqual({ ok: true, value: 0.002 });
  expect(parseDollars('')).toEqual({ ok: true, value: null });
});
