import { storage } from 'wxt/utils/storage';
import type { Setting } from './settings.ts';

/**
 * Calls `onChange` after every change of an item in any context. Only for background, options and welcome page, because
 * storage events of this area contain the key. Other contexts use `watchSetting`.
 */
export function watchItem<T>(
  item: Pick<Setting<T>, 'key' | 'fallback' | 'upgrade'>,
  onChange: (value: T, previous: T) => void,
): void {
  const toValue = (stored: unknown) => item.upgrade(stored ?? item.fallback);
  storage.watch(item.key, (value, previous) => onChange(toValue(value), toValue(previous)));
}
