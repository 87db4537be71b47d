import type { GptId } from '../gpt/gpt-id.ts';
import { MAX_GPTS } from '../gpt/page-list.ts';
import type { UserData } from './database.ts';
import type { Batch, BatchItem, BatchState } from './schema.ts';

/** A GPT to be looked up, with what it is called where it was found; that may be empty. */
export interface NamedGpt {
  id: GptId;
  text: string;
}

/** How many items of a survey there are in each state. */
export type BatchProgress = Record<BatchItem['state'], number>;

/** A survey that was taken away, whole; it may be wanted back. */
export interface RemovedBatch {
  batch: Batch;
  items: BatchItem[];
}

/**
 * Surveys as their owner sees and steers them. Nothing is asked here: whoever creates, resumes, pauses, cancels,
 * retries, removes or restores one tells the background (`run-surveys`), which does what the records then say.
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
    /** A survey that runs from now on: of each id once, in order, and at most 5,000 of them. */
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

    /** All surveys, the latest first. */
    async all(): Promise<Batch[]> {
      const database = await userData.open();
      const all = await database.getAll('surveys');
      return all.sort((get, other) => other.createdAt - get.createdAt);
    },

    async get(batchId: string): Promise<Batch | undefined> {
      return (await userData.open()).get('surveys', batchId);
    },

    /** All items, in order, or those in one state. */
    async items(batchId: string, state?: BatchItem['state']): Promise<BatchItem[]> {
      const database = await userData.open();
      return state
        ? database.getAllFromIndex('items', 'state', [batchId, state])
        : database.getAll('items', toKeyRange(batchId));
    },

    /** Counted by an index: no item is loaded for it. */
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
    /** Goes on with what is waiting: after a pause, or after all. */
    resume: (batchId: string) => setState(batchId, { at: 'running' }),
    cancel: (batchId: string) => setState(batchId, { at: 'cancelled' }),

    /** Lets all that failed be looked up again. */
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

    /** Forgets a survey, and returns what was there. */
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

    restore: ({ batch: batchId, items }: RemovedBatch) => put(batchId, items),
  };
}

function toKeyRange(batchId: string): IDBKeyRange {
  return IDBKeyRange.bound([batchId, 0], [batchId, Number.POSITIVE_INFINITY]);
}
