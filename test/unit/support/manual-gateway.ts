import type { Result } from '../../../utils/gateway/failure.ts';
import type { Gpt } from '../../../utils/gpt/gpt.ts';
import type { GptId } from '../../../utils/gpt/gpt-id.ts';
import type { OpenGateway } from '../../../utils/lookup/gateway-requests.ts';

/** A request that the test answers. */
export interface PendingRequest {
  gatewayId: string;
  id: GptId;
  signal: AbortSignal | undefined;
  answer(result: Result<Gpt>): void;
  /** Rejects it after it was aborted, as networks do with a delay. */
  end(): void;
}

/** Creates gateways that record their requests and leave the answers to the test. */
export function createManualGateways() {
  const requests: PendingRequest[] = [];
  const searches: string[] = [];
  const open = (gatewayId: string): OpenGateway => ({
    id: gatewayId,
    client: {
      gpt(id, signal) {
        const { promise, resolve, reject } = Promise.withResolvers<Result<Gpt>>();
        const end = () => reject(signal?.reason);
        requests.push({ gatewayId, id, signal, answer: resolve, end });
        return promise;
      },
      async search(words) {
        searches.push(words);
        return { ok: true, value: { hits: [] } };
      },
    },
  });
  return { open, requests, searches };
}
