import { storage } from 'wxt/utils/storage';
import type { Setting } from './settings.ts';

/**
 * Hears of every change of an item, made here or elsewhere, with its new and its old value. For the background, the
 * options and the welcome page only: the events of this storage area bring the key along. Others use `watchSetting`.
 */
export function watchItem<T>(
  item: Pick<Setting<T>, 'key' | 'fallback'>,
  hear: (value: T, before: T) => void,
): void {
  storage.watch<T>(item.key, (value, before) =>
    hear(value ?? item.fallback, before ?? item.fallback),
  );
}
