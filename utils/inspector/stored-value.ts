import { createSerialQueue } from '../async/serial-queue.ts';

/** One value that outlives the background: an item of the extension's storage, or a stand-in. */
export interface StoredValue<T> {
  getValue(): Promise<T>;
  setValue(value: T): Promise<void>;
}

/** Changes of one stored value, one after the other: two at a time would lose one of them. */
export function createUpdater<T>(store: StoredValue<T>): (change: (value: T) => T) => Promise<T> {
  const inTurn = createSerialQueue();
  return (change) =>
    inTurn(async () => {
      const value = change(await store.getValue());
      await store.setValue(value);
      return value;
    });
}
