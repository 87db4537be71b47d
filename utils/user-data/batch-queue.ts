import type { Failure } from '../gateway/failure.ts';
import { throttle } from '../lib/throttle.ts';
import type { UserData } from './database.ts';
import type { Batch, BatchItem, BatchState, ItemOutcome } from './schema.ts';

/** Who watches a survey grow sees it move, and draws its thousands of rows twice a second at most. */
const NOTIFY_INTERVAL_MS = 500;

type RunningState = Extract<BatchState, { at: 'running' }>;

export interface RunningBatch extends Batch {
  state: RunningState;
}

/** Surveys as the work to be done. Each call is whole or not done at all: the background may die at any moment. */
export function createBatchQueue(userData: UserData) {
  const notifyItems = throttle(() => userData.notifyChange('items'), NOTIFY_INTERVAL_MS);

  /** Changes the state of a survey that still runs, if it is to be; one that was stopped meanwhile stays so. */
  async function setState(
    batchId: string,
    state: BatchState,
    isWanted: (getRunning: RunningState) => boolean = () => true,
  ): Promise<void> {
    const database = await userData.open();
    const transaction = database.transaction('surveys', 'readwrite');
    const found = await transaction.store.get(batchId);
    const isTurned = found?.state.at === 'running' && isWanted(found.state);
    if (isTurned) await transaction.store.put({ ...found, state });
    await transaction.done;
    if (isTurned) userData.notifyChange('surveys');
  }

  return {
    /** Those that run, the oldest first. */
    async getRunning(): Promise<RunningBatch[]> {
      const all = await (await userData.open()).getAll('surveys');
      return all.filter(isRunning).sort((one, other) => one.createdAt - other.createdAt);
    },

    async isWanted(batchId: string): Promise<boolean> {
      const found = await (await userData.open()).get('surveys', batchId);
      return found !== undefined && found.state.at !== 'cancelled';
    },

    /** The first items that wait, at most `count`. */
    async getWaiting(batchId: string, count: number): Promise<BatchItem[]> {
      const database = await userData.open();
      return database.getAllFromIndex('items', 'state', [batchId, 'waiting'], count);
    },

    /** Notes what became of an item that still waits. */
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

    /** Ends a pause, if it is over: since, another look-up may have been told to wait longer. */
    resume: (batchId: string, isFinished: (until: number) => boolean) =>
      setState(batchId, { at: 'running' }, ({ wait }) => !wait || isFinished(wait.until)),
    pauseFor: (batchId: string, pauseFor: RunningState['wait']) =>
      setState(batchId, { at: 'running', wait: pauseFor }),
    pauseWithFailure: (batchId: string, failure: Failure) =>
      setState(batchId, { at: 'paused', failure }),

    /** The end, unless there is something to do again. */
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
