import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../utils/i18n/i18n.ts';
import { formatCost, formatShortCost, formatUsage } from '../../../utils/i18n/usage-text.ts';

const en = createI18n('en');
const zh = createI18n('zh_CN');

const ALL = { count: 60, priced: 60, cost: 1.2 };
const SOME = { count: 60, priced: 34, cost: 1.2 };
const NONE = { count: 60, priced: 0, cost: 0 };

describe('the text of a cost', () => {
  it('says for how many look-ups the price is known', () => {
    expect(formatCost(en, ALL)).toBe('about $1.20');
    expect(formatCost(en, SOME)).toBe('about $1.20 for the 34 of 60 look-ups whose price is known');
    expect(formatShortCost(en, SOME)).toBe('about $1.20 for 34 of them');
    expect(formatCost(zh, SOME)).toBe('约 US$1.20（60 次查询中有 34 次价格已知）');
    expect(formatShortCost(zh, SOME)).toBe('其中 34 次约 US$1.20');
  });

  it('is missing if no price is known, and zero only if the price is', () => {
    expect([formatCost(en, NONE), formatShortCost(en, NONE)]).toEqual([undefined, undefined]);
    expect(formatCost(en, { ...ALL, cost: 0 })).toBe('about $0.00');
    expect(formatShortCost(en, { ...ALL, cost: 0 })).toBe('about $0.00');
  });
});

describe('formatUsage', () => {
  it('joins number and cost', () => {
    expect(formatUsage(en, SOME)).toBe('60 look-ups, about $1.20 for 34 of them');
    expect(formatUsage(en, NONE)).toBe('60 look-ups');
    expect(formatUsage(zh, ALL)).toBe('60 次查询，约 US$1.20');
  });
});
