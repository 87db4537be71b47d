import type { Store } from './store.ts';

/** A store that is only read. It takes nothing in: what is put goes to whatever stands in for it. */
export function createReadOnlyStore({ get, getMany, getSize }: Store): Store {
  return {
    get,
    getMany,
    getSize,
    async put() {
      throw new Error('Nothing is written here.');
    },
    async update() {},
    async remove() {},
    async clear() {},
  };
}
