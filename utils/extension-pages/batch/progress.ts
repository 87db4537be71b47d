import type { BatchProgress } from '../../user-data/batches.ts';
import type { BatchItem } from '../../user-data/schema.ts';

/** Counts a batch's items by state. */
export function countByState(items: BatchItem[]): BatchProgress {
  const progress: BatchProgress = { waiting: 0, found: 0, failed: 0 };
  for (const { state } of items) progress[state] += 1;
  return progress;
}
