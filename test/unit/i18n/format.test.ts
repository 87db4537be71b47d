import { describe, expect, it } from 'vitest';
import type { Conversations } from '../../../utils/gpt/gpt.ts';
import { monogram } from '../../../utils/gpt/monogram.ts';
import {
  formatAge,
  formatAverage,
  formatConversations,
  formatList,
  formatMonth,
} from '../../../utils/i18n/format.ts';
import { chooseLanguage, createI18n } from '../../../utils/i18n/i18n.ts';

const en = createI18n('en');
const zh = createI18n('zh_CN');
const NOW = Date.UTC(2024, 5, 15, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('formatAge', () => {
  it.each([
    [0, 'now', '现在'],
    [-59_000, 'now', '现在'],
    [-MINUTE, '1 minute ago', '1分钟前'],
    [-59 * MINUTE, '59 minutes ago', '59分钟前'],
    [-HOUR, '1 hour ago', '1小时前'],
    [-23 * HOUR, '23 hours ago', '23小时前'],
    [-DAY, 'yesterday', '昨天'],
    [-29 * DAY, '29 days ago', '29天前'],
    [-31 * DAY, 'last month', '上个月'],
    [-364 * DAY, '11 months ago', '11个月前'],
    [-366 * DAY, 'last year', '去年'],
    [-3.9 * 365.25 * DAY, '3 years ago', '3年前'],
    [500, 'in 1 second', '1秒钟后'],
    [7_000, 'in 7 seconds', '7秒钟后'],
    [90_000, 'in 1 minute', '1分钟后'],
    [2 * HOUR, 'in 2 hours', '2小时后'],
  ])('formats %d ms as "%s" and "%s"', (offset, english, chinese) => {
    expect(formatAge(en, NOW + offset, NOW)).toBe(english);
    expect(formatAge(zh, NOW + offset, NOW)).toBe(chinese);
  });

  it('never rounds up', () => {
    for (let days = 0; days < 3_000; days++) {
      const text = formatAge(en, NOW - days * DAY, NOW);
      const years = /^(\d+) years? ago/.exec(text)?.[1] ?? (text === 'last year' ? '1' : '0');
      expect(Number(years)).toBeLessThanOrEqual(days / 365.25);
    }
  });
});

describe('formatMonth', () => {
  it('formats a month for each language', () => {
    expect(formatMonth(en, NOW)).toBe('Jun 2024');
    expect(formatMonth(zh, NOW)).toBe('2024年6月');
  });
});

describe('formatAverage', () => {
  it.each([
    [940 / 220, '4.27'],
    [5, '5.00'],
    [1, '1.00'],
    [4.5, '4.50'],
  ])('formats %d with two decimals: %s', (stars, text) => {
    expect(formatAverage(en, stars)).toBe(text);
    expect(formatAverage(zh, stars)).toBe(text);
  });
});

describe('formatConversations', () => {
  it.each<[Conversations, string, string]>([
    [{ atLeast: 80 }, '80+', '80+'],
    [{ atLeast: 1_000 }, '1K+', '1000+'],
    [{ atLeast: 25_000 }, '25K+', '2.5万+'],
    [{ atLeast: 900_000 }, '900K+', '90万+'],
    [{ atLeast: 60_000_000 }, '60M+', '6000万+'],
    [{ text: 'about 200' }, 'about 200', 'about 200'],
  ])('formats %j as "%s" and "%s"', (value, english, chinese) => {
    expect(formatConversations(en, value)).toBe(english);
    expect(formatConversations(zh, value)).toBe(chinese);
  });

  it.each([
    [1_999, '1.9K+', '1999+'],
    [25_990, '25.9K+', '2.5万+'],
    [999_999, '999.9K+', '99.9万+'],
    [1_250_000, '1.2M+', '125万+'],
  ])('never rounds %d up: %s, %s', (atLeast, english, chinese) => {
    expect(formatConversations(en, { atLeast })).toBe(english);
    expect(formatConversations(zh, { atLeast })).toBe(chinese);
  });
});

it('formatList joins items for each language', () => {
  expect(formatList(en, ['PDF', 'CSV', 'images'])).toBe('PDF, CSV, images');
  expect(formatList(zh, ['PDF', 'CSV', '图片'])).toBe('PDF、CSV、图片');
  expect([formatList(en, ['PDF']), formatList(zh, [])]).toEqual(['PDF', '']);
});

describe('monogram', () => {
  it.each([
    ['Code Guru', 'CG'],
    ['tide', 'T'],
    ['a b c', 'AB'],
    ['代码 大师', '代'],
    ['手紙の下書き帳', '手'],
    ['동네 산책', '동'],
    ['مساعد الطبخ', 'ما'],
    ['🧑🏽‍🚀 Mission Control', 'MC'],
    ['3D Print', '3P'],
    ['🚀', '?'],
    ['', '?'],
    [undefined, '?'],
  ])('returns for %j %s', (name, letters) => {
    expect(monogram(name)).toBe(letters);
  });
});

describe('chooseLanguage', () => {
  it.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['de', 'en'],
    ['', 'en'],
    ['zh', 'zh_CN'],
    ['zh-CN', 'zh_CN'],
    ['zh-Hant-TW', 'zh_CN'],
    ['ZH-hans', 'zh_CN'],
    ['zhx', 'en'],
  ])('returns for the browser language %j %s', (browser, language) => {
    expect(
      chooseLanguage({ language: 'auto', theme: 'auto', density: 'comfortable' }, browser),
    ).toBe(language);
  });

  it('prefers the language that the user chose', () => {
    expect(chooseLanguage({ language: 'en', theme: 'auto', density: 'comfortable' }, 'zh-CN')).toBe(
      'en',
    );
    expect(chooseLanguage({ language: 'zh_CN', theme: 'auto', density: 'comfortable' }, 'en')).toBe(
      'zh_CN',
    );
  });
});
