import { describe, expect, it } from 'vitest';
import { getPace } from '../../../../utils/extension-pages/batch/pace.ts';
import { formatDuration, formatRate } from '../../../../utils/i18n/duration.ts';
import { createI18n } from '../../../../utils/i18n/i18n.ts';
import { createFoundItem } from '../../support/batch-items.ts';

const NOW = Date.UTC(2026, 6, 1);

function answered(...secondsAgo: number[]) {
  return secondsAgo.map((ago, place) => ({ ...createFoundItem(place), at: NOW - ago * 1000 }));
}

function waiting(count: number) {
  return Array.from({ length: count }, (_, place) => {
    const { survey, id, text } = createFoundItem(1_000 + place);
    return { survey, id, text, place: 1_000 + place, state: 'waiting' as const };
  });
}

describe('getPace', () => {
  it('computes rate and remaining time from the last half minute', () => {
    const items = [...answered(100, 90, 20, 15, 10, 5, 0), ...waiting(10)];
    // Four steps of five seconds since the first one that counts.
    expect(getPace(items, NOW)).toEqual({ rate: 0.2, remainingMs: 50_000 });
  });

  it('returns undefined with fewer than two recent responses', () => {
    expect(getPace([...answered(3), ...waiting(10)], NOW)).toBeUndefined();
    expect(getPace([...answered(60, 50), ...waiting(10)], NOW)).toBeUndefined();
    expect(getPace(waiting(10), NOW)).toBeUndefined();
    expect(getPace([...answered(0, 0, 0), ...waiting(1)], NOW)).toBeUndefined();
  });

  it('is formatted per second or per minute in both languages', () => {
    expect(formatRate(createI18n('en'), 4.04)).toBe('4 a second');
    expect(formatRate(createI18n('en'), 0.2)).toBe('12 a minute');
    expect(formatRate(createI18n('zh_CN'), 0.001)).toBe('每分钟 1 个');
    expect(formatDuration('en', 12_300)).toBe('13 sec');
    expect(formatDuration('en', 190_000)).toBe('3 min');
    expect(formatDuration('en', 65 * 60_000)).toBe('1 hr 5 min');
    expect(formatDuration('zh-CN', 190_000)).toBe('3分钟');
  });
});
