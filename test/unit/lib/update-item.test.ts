import { describe, expect, it } from 'vitest';
import { updateItem, whileLocked } from '../../../utils/lib/update-item.ts';

/** Creates an item whose reads and writes are asynchronous, as in a browser. */
function slowItem<T>(first: T, key = `local:${crypto.randomUUID()}`) {
  let value = first;
  let writes = 0;
  const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
  return {
    key,
    async getValue() {
      await pause();
      return value;
    },
    async setValue(next: T) {
      await pause();
      writes++;
      value = next;
    },
    writes: () => writes,
  };
}

describe('updateItem', () => {
  it('applies all of twenty concurrent changes', async () => {
    const item = slowItem<number[]>([]);
    const numbers = Array.from({ length: 20 }, (_, n) => n);
    await Promise.all(numbers.map((n) => updateItem(item, (all) => [...all, n])));
    expect(await item.getValue()).toEqual(numbers);
  });

  it('writes nothing if the value is unchanged', async () => {
    const item = slowItem({ mode: 'except' });
    await updateItem(item, (value) => value);
    expect(item.writes()).toBe(0);
  });

  it('applies the next change after one has failed', async () => {
    const item = slowItem(1);
    const failing = updateItem(item, () => {
      throw new Error('No.');
    });
    await expect(failing).rejects.toThrow('No.');
    expect(await updateItem(item, (value) => value + 1)).toBe(2);
  });
});

describe('whileLocked', () => {
  it('does not deadlock when callers lock the same items in different orders', async () => {
    const [one, other] = [slowItem(0), slowItem(0)];
    const addTo = (items: [typeof one, typeof one]) =>
      whileLocked(items, async () => {
        for (const item of items) await item.setValue((await item.getValue()) + 1);
      });
    await Promise.all([addTo([one, other]), addTo([other, one]), addTo([one, other])]);
    expect(await Promise.all([one.getValue(), other.getValue()])).toEqual([3, 3]);
  });
});
