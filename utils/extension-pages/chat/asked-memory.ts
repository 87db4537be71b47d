import type { GptId } from '../../gpt/gpt-id.ts';
import { type StoredItem, updateItem } from '../../lib/update-item.ts';
import type { AskRecords } from './ask-state.ts';

/** More than users have open at once. */
export const MAX_REMEMBERED = 20;

/** Remembers what several GPTs were asked together, for a panel that is closed and opened again. */
export function createAskedMemory(item: StoredItem<AskRecords[]>) {
  return {
    /** What these GPTs were asked, in the same order. */
    async recall(ids: GptId[]): Promise<AskRecords | undefined> {
      return (await item.getValue()).find((records) => isAbout(records, ids));
    },

    /** Without questions, forgets the GPTs. Only reports an error: the panel works without it. */
    async remember(records: AskRecords): Promise<void> {
      const ids = records.gpts.map(({ id }) => id);
      try {
        await updateItem(item, (remembered) => {
          const others = remembered.filter((each) => !isAbout(each, ids));
          return records.rounds.length === 0 ? others : [...others, records].slice(-MAX_REMEMBERED);
        });
      } catch (error) {
        console.error('GPT Lens: what several GPTs were asked could not be remembered.', error);
      }
    },
  };
}

export type AskedMemory = ReturnType<typeof createAskedMemory>;

function isAbout({ gpts }: AskRecords, ids: GptId[]): boolean {
  return gpts.map(({ id }) => id).join() === ids.join();
}

/** An item that ends with the page, for private windows. */
export function createPageItem<T>(name: string, fallback: T): StoredItem<T> {
  let value = fallback;
  return {
    key: `page:${name}`,
    getValue: async () => value,
    async setValue(changed) {
      value = changed;
    },
  };
}
