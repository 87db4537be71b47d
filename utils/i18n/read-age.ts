import { age } from './format.ts';
import type { Text } from './translate.ts';

const MINUTE_MS = 60_000;

/** "just read", "read 3 hr. ago". Both times in milliseconds since 1970. */
export function readAge(text: Text, readAt: number, now: number): string {
  if (now - readAt < MINUTE_MS) return text.t('gpt.read-just-now');
  return text.t('gpt.read-age', { age: age(text, readAt, now, 'short') });
}
