import type { Failure } from '../gateway/failure.ts';
import type { GptId } from '../gpt/gpt-id.ts';

/** Long enough to click "Details" after having read the card. */
const RECENT_MS = 10 * 60 * 1000;
const MAX_ENTRIES = 100;

/** Why the last look-ups failed, to tell what the gateway said without paying for it once more. */
export function createRecentFailures(elapsed: () => number) {
  const entries = new Map<GptId, { failure: Failure; failedAt: number }>();
  return {
    get(id: GptId): Failure | undefined {
      const entry = entries.get(id);
      return entry && elapsed() - entry.failedAt < RECENT_MS ? entry.failure : undefined;
    },
    record(id: GptId, failure: Failure): void {
      entries.delete(id);
      entries.set(id, { failure, failedAt: elapsed() });
      const [oldest] = entries.keys();
      if (oldest && entries.size > MAX_ENTRIES) entries.delete(oldest);
    },
    remove(id: GptId): void {
      entries.delete(id);
    },
    clear(): void {
      entries.clear();
    },
  };
}
