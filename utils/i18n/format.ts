import type { Conversations } from '../gpt/gpt.ts';
import type { I18n } from './i18n.ts';

export const MINUTE_MS = 60_000;

/** Caches the result of `create` per locale, because creating an `Intl` format takes longer than 100 uses of it. */
function memoizePerLocale<T>(create: (locale: string) => T): (locale: string) => T {
  const cache = new Map<string, T>();
  return (locale) => {
    const value = cache.get(locale) ?? create(locale);
    cache.set(locale, value);
    return value;
  };
}

/** "Nov 2023", "2023年11月". `time`: milliseconds since 1970. */
export function formatMonth({ locale }: I18n, time: number): string {
  return monthFormat(locale).format(time);
}

const monthFormat = memoizePerLocale(
  (locale) => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short' }),
);

/** "Nov 25, 2026", "2026年11月25日". `time`: milliseconds since 1970. */
export function formatDate({ locale }: I18n, time: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(time);
}

/** "Nov 25, 2026, 3:40 PM", "2026年11月25日 15:40". `time`: milliseconds since 1970. */
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

/** "3 years ago", "in 20 seconds"; "now" up to a minute ago. Both times in milliseconds since 1970. */
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

/** How long ago a GPT was looked up. Both times in milliseconds since 1970. */
export function formatReadAge(text: I18n, readAt: number, now: number): string {
  if (now - readAt < MINUTE_MS) return text.t('gpt.looked-up-just-now');
  return text.t('gpt.looked-up-age', { age: formatAge(text, readAt, now, 'short') });
}

/** "3:40 PM", "15:40", for times within the next day. `time`: milliseconds since 1970. */
export function formatTime({ locale }: I18n, time: number): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(time);
}

/** An average in stars with two decimals, because hundreds of GPTs are between 4.6 and 4.7. */
export function formatAverage({ locale }: I18n, stars: number): string {
  return averageFormat(locale).format(stars);
}

const averageFormat = memoizePerLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
);

/** A lower bound: "25K+", "2.5万+". */
export function formatConversations({ locale }: I18n, value: Conversations): string {
  if ('text' in value) return value.text;
  return `${conversationsFormat(locale).format(value.atLeast)}+`;
}

const conversationsFormat = memoizePerLocale(
  (locale) =>
    new Intl.NumberFormat(locale, {
      notation: 'compact',
      maximumFractionDigits: 1,
      // 1,999 is not "2K+".
      roundingMode: 'floor',
    }),
);

/** "3,104". */
export function formatCount({ locale }: I18n, number: number): string {
  return countFormat(locale).format(number);
}

const countFormat = memoizePerLocale((locale) => new Intl.NumberFormat(locale));

/** "PDF, CSV, images", without "and". */
export function formatList({ locale }: I18n, items: string[]): string {
  return locale.startsWith('zh') ? items.join('、') : items.join(', ');
}
