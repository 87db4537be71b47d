import { formatAge } from './format.ts';
import type { I18n } from './i18n.ts';

const MINUTE_MS = 60_000;

/** "just read", "read 3 hr. ago". Both times in milliseconds since 1970. */
export function formatReadAge(text: I18n, readAt: number, now: number): string {
  if (now - readAt < MINUTE_MS) return text.t('gpt.looked-up-just-now');
  return text.t('gpt.looked-up-age', { age: formatAge(text, readAt, now, 'short') });
}
