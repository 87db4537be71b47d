import type { Gateway } from '../gateway/client.ts';
import { type Failure, failed, ok, type Result } from '../gateway/failure.ts';
import type { Hit } from '../gpt/gpt.ts';
import type { GptId } from '../ids/grammar.ts';
import type { Library, Reading } from '../library/library.ts';

/** An answer younger than this is shown as it is; ratings and tools of a GPT change over days. */
export const FRESH_MS = 24 * 60 * 60 * 1000;

/** What can be said of an id: a GPT with its age, or why there is none. */
export type Answer =
  | { found: true; reading: Reading; failure?: Failure }
  | { found: false; failure: Failure };

export interface Inspector {
  /**
   * What is known of a GPT, from the library while it is fresh, else from the gateway. `anew` asks the
   * gateway in any case. Rejects only when `signal` aborts.
   */
  inspect(id: GptId, options?: { anew?: boolean; signal?: AbortSignal }): Promise<Answer>;
  search(words: string): Promise<Result<Hit[]>>;
}

export interface InspectorParts {
  /** `undefined` as long as no gateway is set up. */
  gateway(): Promise<Gateway | undefined>;
  library: Library;
  now?: () => number;
}

/** One request for an id, and how many surfaces wait for it. */
interface LookUp {
  result: Promise<Result<Reading>>;
  waiting: number;
  aborter: AbortController;
}

/** The rules of looking up: what is fresh is not asked for, and one id is asked for once at a time. */
export function createInspector({ gateway, library, now = Date.now }: InspectorParts): Inspector {
  const underWay = new Map<GptId, LookUp>();

  async function read(id: GptId, signal: AbortSignal): Promise<Result<Reading>> {
    const source = await gateway();
    if (!source) return failed({ kind: 'no-key' });
    const result = await source.gpt(id, signal);
    if (!result.ok) return result;
    const reading = { asked: id, gpt: result.value, readAt: now() };
    await library.keep(reading);
    return ok(reading);
  }

  function start(id: GptId): LookUp {
    const aborter = new AbortController();
    const result = read(id, aborter.signal);
    const lookUp = { result, waiting: 0, aborter };
    underWay.set(id, lookUp);
    const end = () => forget(id, lookUp);
    result.then(end, end);
    return lookUp;
  }

  function forget(id: GptId, lookUp: LookUp): void {
    if (underWay.get(id) === lookUp) underWay.delete(id);
  }

  /** Waits for the look-up of an id until `signal` aborts; the last one to leave ends the request. */
  function lookUp(id: GptId, signal?: AbortSignal): Promise<Result<Reading>> {
    const joined = underWay.get(id) ?? start(id);
    joined.waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal?.reason);
        if (--joined.waiting > 0) return;
        forget(id, joined);
        joined.aborter.abort();
      };
      if (signal?.aborted) return leave();
      signal?.addEventListener('abort', leave, { once: true });
      const arrived = () => signal?.removeEventListener('abort', leave);
      joined.result.then(resolve, reject).finally(arrived);
    });
  }

  return {
    async inspect(id, { anew = false, signal } = {}) {
      const kept = await library.reading(id);
      if (kept && !anew && now() - kept.readAt < FRESH_MS) return { found: true, reading: kept };
      const result = await lookUp(id, signal);
      if (result.ok) return { found: true, reading: result.value };
      const { failure } = result;
      // What is known, with its age, is worth more than an error.
      return kept ? { found: true, reading: kept, failure } : { found: false, failure };
    },

    async search(words) {
      const source = await gateway();
      return source ? source.search(words) : failed({ kind: 'no-key' });
    },
  };
}
