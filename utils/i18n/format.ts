import type { Conversations } from '../gpt/gpt.ts';
import { perLocale } from './per-locale.ts';
import type { Text } from './translate.ts';

/** "Nov 2023", "2023年11月". `at` in milliseconds since 1970. */
export function month({ locale }: Text, at: number): string {
  return months(locale).format(at);
}

const months = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short' }),
);

/** "Nov 25, 2026", "2026年11月25日". `at` in milliseconds since 1970. */
export function day({ locale }: Text, at: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at);
}

/** "Nov 25, 2026, 3:40 PM", "2026年11月25日 15:40". `at` in milliseconds since 1970. */
export function moment({ locale }: Text, at: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

const STEPS: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 365.25 * 24 * 3600],
  ['month', 30.44 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
];

/** "3 years ago", "in 20 seconds"; "now" below a minute in the past. Both times in milliseconds since 1970. */
export function age(
  { locale }: Text,
  at: number,
  now: number,
  style: 'long' | 'short' = 'long',
): string {
  const seconds = (at - now) / 1000;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style });
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return relative.format(seconds > 0 ? Math.ceil(seconds) : 0, 'second');
}

/** "3:40 PM", "15:40": a time of this day or the night after. `at` in milliseconds since 1970. */
export function clock({ locale }: Text, at: number): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
}

/** An average of stars with two digits: between 4.6 and 4.7 lie hundreds of GPTs. */
export function average({ locale }: Text, stars: number): string {
  return averages(locale).format(stars);
}

const averages = perLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
);

/** The floor that it is: "25K+", "2.5万+". */
export function conversations({ locale }: Text, value: Conversations): string {
  if ('text' in value) return value.text;
  return `${floors(locale).format(value.atLeast)}+`;
}

const floors = perLocale(
  (locale) =>
    new Intl.NumberFormat(locale, {
      notation: 'compact',
      maximumFractionDigits: 1,
      // 1,999 are not "2K+".
      roundingMode: 'floor',
    }),
);

/** "3,104". */
export function count({ locale }: Text, number: number): string {
  return counts(locale).format(number);
}

const counts = perLocale((locale) => new Intl.NumberFormat(locale));

/** "PDF, CSV and images" as a plain list. */
export function list({ locale }: Text, items: string[]): string {
  return locale.startsWith('zh') ? items.join('、') : items.join(', ');
}
