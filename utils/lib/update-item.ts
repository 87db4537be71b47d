/** One value that outlives the background: an item of the extension's storage, or a stand-in for one. */
export interface StoredItem<T> {
  readonly key: string;
  getValue(): Promise<T>;
  setValue(value: T): Promise<void>;
}

/** A change takes milliseconds; a context that holds a lock for this long hangs, and the next must not hang with it. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Reads, changes and writes one stored item while no other context of the extension does; returns what was written.
 * Nothing is written where `change` returns the value that it was given. Rejects when the storage cannot be read or
 * written, or the lock cannot be had within 10 seconds.
 */
export function updateItem<T>(
  item: StoredItem<T>,
  change: (value: T) => T | Promise<T>,
): Promise<T> {
  return whileLocked([item], async () => {
    const before = await item.getValue();
    const after = await change(before);
    if (after !== before) await item.setValue(after);
    return after;
  });
}

/** Does something while no other context of the extension changes these items. */
export function whileLocked<T>(
  items: Pick<StoredItem<unknown>, 'key'>[],
  work: () => Promise<T>,
): Promise<T> {
  const names = items.map(({ key }) => `storage:${key}`);
  // Always in the same order: two that need the same locks never wait for each other.
  return [...new Set(names)]
    .sort()
    .reduceRight<() => Promise<T>>(
      (inner, name) => () =>
        navigator.locks.request(
          name,
          { signal: AbortSignal.timeout(LONGEST_WAIT_MS) },
          inner,
        ) as Promise<T>,
      work,
    )();
}
