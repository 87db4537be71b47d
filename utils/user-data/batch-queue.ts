import type { Failure } from '../gateway/failure.ts';
import { throttle } from '../lib/throttle.ts';
import type { UserData } from './database.ts';
import type { Batch, BatchItem, BatchState, ItemOutcome } from './schema.ts';

/** How often to notify of changed items: often enough to see progress; views render thousands of rows each time. */
const NOTIFY_INTERVAL_MS = 500;

type RunningState = Extract<BatchState, { at: 'running' }>;

export interface RunningBatch extends Batch {
  state: RunningState;
}

/** Batches as the batch engine processes them. Calls are atomic, because the background may stop at any moment. */
export function createBatchQueue(userData: UserData) {
  const notifyItems = throttle(() => userData.notifyChange('items'), NOTIFY_INTERVAL_MS);

  /** Changes the state of a running batch if `accepts` its current state. Batches that were stopped stay stopped. */
  async function setState(
    batchId: string,
    state: BatchState,
    accepts: (current: RunningState) => boolean = () => true,
  ): Promise<void> {
    const database = await userData.open();
    const transaction = database.transaction('surveys', 'readwrite');
    const found = await transaction.store.get(batchId);
    const isChanged = found?.state.at === 'running' && accepts(found.state);
    if (isChanged) await transaction.store.put({ ...found, state });
    await transaction.done;
    if (isChanged) userData.notifyChange('surveys');
  }

  return {
    /** Returns the running batches, the oldest first. */
    async getRunning(): Promise<RunningBatch[]> {
      const all = await (await userData.open()).getAll('surveys');
      return all.filter(isRunning).sort((one, other) => one.createdAt - other.createdAt);
    },

    /** Whether a batch exists and is not cancelled. */
    async isWanted(batchId: string): Promise<boolean> {
      const found = await (await userData.open()).get('surveys', batchId);
      return found !== undefined && found.state.at !== 'cancelled';
    },

    /** Returns the first waiting items, at most `count`. */
    async getWaiting(batchId: string, count: number): Promise<BatchItem[]> {
      const database = await userData.open();
      return database.getAllFromIndex('items', 'state', [batchId, 'waiting'], count);
    },

    /** Stores the outcome of an item if it is still waiting. */
    async recordOutcome({ survey, place }: BatchItem, outcome: ItemOutcome): Promise<void> {
      const database = await userData.open();
      const transaction = database.transaction('items', 'readwrite');
      const found = await transaction.store.get([survey, place]);
      if (found?.state === 'waiting') {
        const { id, text } = found;
        await transaction.store.put({ survey, place, id, text, ...outcome });
      }
      await transaction.done;
      notifyItems();
    },

    /** Ends a pause if `isOver`: since the caller checked, another lookup may have prolonged it. */
    resume: (batchId: string, isOver: (until: number) => boolean) =>
      setState(batchId, { at: 'running' }, ({ wait }) => !wait || isOver(wait.until)),
    pauseFor: (batchId: string, wait: RunningState['wait']) =>
      setState(batchId, { at: 'running', wait }),
    pauseWithFailure: (batchId: string, failure: Failure) =>
      setState(batchId, { at: 'paused', failure }),

    /** Finishes a batch if no item is waiting. */
    async finish(batchId: string): Promise<void> {
      const database = await userData.open();
      const transaction = database.transaction(['surveys', 'items'], 'readwrite');
      const batches = transaction.objectStore('surveys');
      const found = await batches.get(batchId);
      const waitingCount = await transaction
        .objectStore('items')
        .index('state')
        .count([batchId, 'waiting']);
      const isFinished = found?.state.at === 'running' && waitingCount === 0;
      if (isFinished) await batches.put({ ...found, state: { at: 'done' } });
      await transaction.done;
      if (isFinished) userData.notifyChange('surveys');
    },
  };
}

function isRunning(batch: Batch): batch is RunningBatch {
  return batch.state.at === 'running';
}

export type BatchQueue = ReturnType<typeof createBatchQueue>;
