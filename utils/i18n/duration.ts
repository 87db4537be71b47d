import type { I18n } from './i18n.ts';

// Not in `format.ts`: the card must not contain texts of batches.

/** "4 a second", or "12 a minute" for less than one per second. */
export function formatRate({ t, locale }: I18n, perSecond: number): string {
  const isSlow = perSecond < 1;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: isSlow ? 0 : 1 });
  const count = number.format(isSlow ? Math.max(1, perSecond * 60) : perSecond);
  return t(isSlow ? 'batch.per-minute' : 'batch.per-second', { count });
}

/** "12 sec", "3 min", "1 hr 5 min": only as precise as an estimate can be. */
export function formatDuration(locale: string, milliseconds: number): string {
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name }).format(value);
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return unit(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(minutes, 'minute');
  const hours = unit(Math.floor(minutes / 60), 'hour');
  return minutes % 60 === 0 ? hours : `${hours} ${unit(minutes % 60, 'minute')}`;
}
