import type { Conversations } from '../gpt/gpt.ts';
import type { I18n } from './i18n.ts';
import { memoizePerLocale } from './per-locale.ts';

/** "Nov 2023", "2023年11月". `at` in milliseconds since 1970. */
export function formatMonth({ locale }: I18n, time: number): string {
  return monthFormat(locale).format(time);
}

const monthFormat = memoizePerLocale(
  (locale) => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short' }),
);

/** "Nov 25, 2026", "2026年11月25日". `at` in milliseconds since 1970. */
export function formatDate({ locale }: I18n, time: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(time);
}

/** "Nov 25, 2026, 3:40 PM", "2026年11月25日 15:40". `at` in milliseconds since 1970. */
export function formatDateTime({ locale }: I18n, time: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

const UNITS: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 365.25 * 24 * 3600],
  ['month', 30.44 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
];

/** "3 years ago", "in 20 seconds"; "now" below a minute in the past. Both times in milliseconds since 1970. */
export function formatAge(
  { locale }: I18n,
  time: number,
  now: number,
  style: 'long' | 'short' = 'long',
): string {
  const seconds = (time - now) / 1000;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style });
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return relative.format(seconds > 0 ? Math.ceil(seconds) : 0, 'second');
}

/** "3:40 PM", "15:40": a time of this day or the night after. `at` in milliseconds since 1970. */
export function formatTime({ locale }: I18n, time: number): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(time);
}

/** An average of stars with two digits: between 4.6 and 4.7 lie hundreds of GPTs. */
export function formatAverage({ locale }: I18n, stars: number): string {
  return averageFormat(locale).format(stars);
}

const averageFormat = memoizePerLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
);

/** The floor that it is: "25K+", "2.5万+". */
export function formatConversations({ locale }: I18n, value: Conversations): string {
  if ('text' in value) return value.text;
  return `${conversationsFormat(locale).format(value.atLeast)}+`;
}

const conversationsFormat = memoizePerLocale(
  (locale) =>
    new Intl.NumberFormat(locale, {
      notation: 'compact',
      maximumFractionDigits: 1,
      // 1,999 are not "2K+".
      roundingMode: 'floor',
    }),
);

/** "3,104". */
export function formatCount({ locale }: I18n, number: number): string {
  return countFormat(locale).format(number);
}

const countFormat = memoizePerLocale((locale) => new Intl.NumberFormat(locale));

/** "PDF, CSV and images" as a plain list. */
export function formatList({ locale }: I18n, items: string[]): string {
  return locale.startsWith('zh') ? items.join('、') : items.join(', ');
}
