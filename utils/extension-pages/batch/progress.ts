import type { BatchProgress } from '../../user-data/batches.ts';
import type { BatchItem } from '../../user-data/schema.ts';

/** How many of a survey's items are in each state. */
export function countByState(items: BatchItem[]): BatchProgress {
  const progress: BatchProgress = { waiting: 0, found: 0, failed: 0 };
  for (const { state } of items) progress[state] += 1;
  return progress;
}
