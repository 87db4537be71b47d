/** An item of the extension's storage, or a test double. */
export interface StoredItem<T> {
  readonly key: string;
  getValue(): Promise<T>;
  setValue(value: T): Promise<void>;
}

/** Changes take milliseconds. If a context hangs while it holds a lock, others reject after this time. */
const LOCK_TIMEOUT_MS = 10_000;

/**
 * Updates a stored item atomically across all contexts of the extension, and returns the new value. Writes nothing if
 * `change` returns the same value. Rejects if the storage fails or another context holds the lock for 10 seconds.
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

/** Runs `work` while no other context of the extension can change these items. */
export function whileLocked<T>(
  items: Pick<StoredItem<unknown>, 'key'>[],
  work: () => Promise<T>,
): Promise<T> {
  const names = items.map(({ key }) => `storage:${key}`);
  // Sorted, because locks acquired in different orders can cause a deadlock.
  return [...new Set(names)]
    .sort()
    .reduceRight<() => Promise<T>>(
      (inner, name) => () =>
        navigator.locks.request(
          name,
          { signal: AbortSignal.timeout(LOCK_TIMEOUT_MS) },
          inner,
        ) as Promise<T>,
      work,
    )();
}
