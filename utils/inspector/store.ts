/** One value that outlives the background: an item of the extension's storage, or a stand-in. */
export interface Store<T> {
  getValue(): Promise<T>;
  setValue(value: T): Promise<void>;
}

/** Changes of one stored value, one after the other: two at a time would lose one of them. */
export function createUpdater<T>(store: Store<T>): (change: (value: T) => T) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    const update = last.then(async () => {
      const value = change(await store.getValue());
      await store.setValue(value);
      return value;
    });
    last = update.catch(() => {});
    return update;
  };
}
