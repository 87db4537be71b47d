import type { Failure } from '../gateway/failure.ts';
import type { GptId } from '../gpt/gpt-id.ts';

/** Long enough to click "Details" after having read the card. */
const RECENT_MS = 10 * 60 * 1000;
const MOST_KEPT = 100;

/** Why the last look-ups failed, to tell what the gateway said without paying for it once more. */
export function createRecentFailures(elapsed: () => number) {
  const recent = new Map<GptId, { failure: Failure; at: number }>();
  return {
    of(id: GptId): Failure | undefined {
      const noted = recent.get(id);
      return noted && elapsed() - noted.at < RECENT_MS ? noted.failure : undefined;
    },
    note(id: GptId, failure: Failure): void {
      recent.delete(id);
      recent.set(id, { failure, at: elapsed() });
      const [oldest] = recent.keys();
      if (oldest && recent.size > MOST_KEPT) recent.delete(oldest);
    },
    forget(id: GptId): void {
      recent.delete(id);
    },
    clear(): void {
      recent.clear();
    },
  };
}
