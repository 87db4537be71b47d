import type { GptId } from '../gpt/gpt-id.ts';
import { MAX_GPTS } from '../gpt/page-list.ts';
import type { UserData } from './database.ts';
import type { Batch, BatchItem, BatchState } from './schema.ts';

/** A GPT to look up, with its name where it was found; may be empty. */
export interface NamedGpt {
  id: GptId;
  text: string;
}

/** The number of items of a batch in each state. */
export type BatchProgress = Record<BatchItem['state'], number>;

/** A removed batch, for undo. */
export interface RemovedBatch {
  batch: Batch;
  items: BatchItem[];
}

/**
 * Batches as pages show and control them. This sends no lookups: after creating, resuming, pausing, cancelling, retrying,
 * removing or restoring a batch, the caller sends `run-batches` to the background, which then follows the stored state.
 */
export function createBatches(userData: UserData, now: () => number = Date.now) {
  async function change(batchId: string, changes: Partial<Batch>): Promise<void> {
    const database = await userData.open();
    const transaction = database.transaction('surveys', 'readwrite');
    const found = await transaction.store.get(batchId);
    if (found) await transaction.store.put({ ...found, ...changes });
    await transaction.done;
    userData.notifyChange('surveys');
  }

  async function put(batch: Batch, items: BatchItem[]): Promise<void> {
    const database = await userData.open();
    const transaction = database.transaction(['surveys', 'items'], 'readwrite');
    const store = transaction.objectStore('items');
    await Promise.all([
      transaction.objectStore('surveys').put(batch),
      ...items.map((item) => store.put(item)),
      transaction.done,
    ]);
    userData.notifyChange('surveys');
    userData.notifyChange('items');
  }

  const setState = (batchId: string, state: BatchState) => change(batchId, { state });

  return {
    /** Creates a running batch of the first 5,000 distinct ids, in order. */
    async create(title: string, gpts: NamedGpt[]): Promise<Batch> {
      const batchId = crypto.randomUUID();
      const textById = new Map<GptId, string>();
      for (const { id, text } of gpts) if (!textById.has(id)) textById.set(id, text);
      const items = [...textById].slice(0, MAX_GPTS).map(
        ([id, text], place): BatchItem => ({
          survey: batchId,
          place,
          id,
          text,
          state: 'waiting',
        }),
      );
      const created: Batch = { survey: batchId, title, createdAt: now(), state: { at: 'running' } };
      await put(created, items);
      return created;
    },

    /** Returns all batches, the latest first. */
    async all(): Promise<Batch[]> {
      const database = await userData.open();
      const all = await database.getAll('surveys');
      return all.sort((one, other) => other.createdAt - one.createdAt);
    },

    async get(batchId: string): Promise<Batch | undefined> {
      return (await userData.open()).get('surveys', batchId);
    },

    /** Returns the items in order: all, or those in one state. */
    async items(batchId: string, state?: BatchItem['state']): Promise<BatchItem[]> {
      const database = await userData.open();
      return state
        ? database.getAllFromIndex('items', 'state', [batchId, state])
        : database.getAll('items', toKeyRange(batchId));
    },

    /** Counts items with an index, without loading them. */
    async getProgress(batchId: string): Promise<BatchProgress> {
      const { store } = (await userData.open()).transaction('items');
      const count = (state: BatchItem['state']) => store.index('state').count([batchId, state]);
      const [waiting, found, failed] = await Promise.all([
        count('waiting'),
        count('found'),
        count('failed'),
      ]);
      return { waiting, found, failed };
    },

    rename: (batchId: string, title: string) => change(batchId, { title }),
    pause: (batchId: string) => setState(batchId, { at: 'paused' }),
    /** Continues with the waiting items, also after the batch was cancelled. */
    resume: (batchId: string) => setState(batchId, { at: 'running' }),
    cancel: (batchId: string) => setState(batchId, { at: 'cancelled' }),

    /** Makes all failed items wait again, and runs the batch. */
    async retryFailed(batchId: string): Promise<void> {
      const database = await userData.open();
      const transaction = database.transaction(['surveys', 'items'], 'readwrite');
      const batches = transaction.objectStore('surveys');
      const items = transaction.objectStore('items');
      const found = await batches.get(batchId);
      const failed = await items.index('state').getAll([batchId, 'failed']);
      await Promise.all([
        found && batches.put({ ...found, state: { at: 'running' } }),
        ...failed.map(({ place, id, text }) =>
          items.put({ survey: batchId, place, id, text, state: 'waiting', isAnew: true }),
        ),
        transaction.done,
      ]);
      userData.notifyChange('surveys');
      userData.notifyChange('items');
    },

    /** Removes a batch and returns it for `restore`. */
    async remove(batchId: string): Promise<RemovedBatch | undefined> {
      const database = await userData.open();
      const transaction = database.transaction(['surveys', 'items'], 'readwrite');
      const [batches, items] = [
        transaction.objectStore('surveys'),
        transaction.objectStore('items'),
      ];
      const found = await batches.get(batchId);
      const removed = found && { batch: found, items: await items.getAll(toKeyRange(batchId)) };
      await Promise.all([
        batches.delete(batchId),
        items.delete(toKeyRange(batchId)),
        transaction.done,
      ]);
      userData.notifyChange('surveys');
      return removed;
    },

    restore: ({ batch, items }: RemovedBatch) => put(batch, items),
  };
}

function toKeyRange(batchId: string): IDBKeyRange {
  return IDBKeyRange.bound([batchId, 0], [batchId, Number.POSITIVE_INFINITY]);
}
