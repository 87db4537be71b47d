import type { Gateway } from '../../../utils/gateway/client.ts';
import type { Result } from '../../../utils/gateway/failure.ts';
import type { Gpt } from '../../../utils/gpt/gpt.ts';
import type { GptId } from '../../../utils/gpt/gpt-id.ts';

/** A request that the test answers. */
export interface PendingRequest {
  id: GptId;
  signal: AbortSignal | undefined;
  answer(result: Result<Gpt>): void;
  /** Rejects it after it was aborted, as networks do with a delay. */
  end(): void;
}

/** Creates a gateway that records its requests and leaves the answers to the test. */
export function createManualGateway() {
  const requests: PendingRequest[] = [];
  const searches: string[] = [];
  const gateway: Gateway = {
    gpt(id, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<Result<Gpt>>();
      requests.push({ id, signal, answer: resolve, end: () => reject(signal?.reason) });
      return promise;
    },
    async search(words) {
      searches.push(words);
      return { ok: true, value: { hits: [] } };
    },
  };
  return { gateway, requests, searches };
}
