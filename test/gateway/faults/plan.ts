import type { AccountRequest } from '../account/endpoints.ts';
import type { Lookup } from '../lookup.ts';
import { createRandom } from '../random.ts';
import type { Fault } from './fault.ts';
import { type FaultKind, ownEndpoints } from './kinds.ts';
import { isInScope } from './scopes.ts';

/** `asked` is the id of the GPT, or empty. */
type ChatWithGpt = { endpoint: 'chat'; asked: string };

type GatewayRequest = Lookup | AccountRequest | ChatWithGpt;

/** The active faults, and which of them applies to a request. */
export interface FaultPlan {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that applies to this request, or null. Of several, the newest applies. */
  meet(request: GatewayRequest): { kind: FaultKind; fault: Fault } | null;
}

/** @param seed - determines which requests a fault with a probability affects */
export function createFaultPlan(seed: number): FaultPlan {
  const random = createRandom(seed);
  let planned: { fault: Fault; left: number }[] = [];

  return {
    add: (fault) => planned.unshift({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear: () => {
      planned = [];
    },
    meet(request) {
      const met = planned.find(
        ({ fault, left }) =>
          left > 0 && kindsFor(request, fault).length > 0 && random.chance(fault.probability ?? 1),
      );
      if (!met) return null;
      met.left -= 1;
      const { fault } = met;
      const kind =
        typeof fault.kind === 'string' ? fault.kind : random.pick(kindsFor(request, fault));
      return { kind, fault };
    },
  };
}

/** The kinds of a fault that this request can have. */
function kindsFor(request: GatewayRequest, { kind, id, endpoint }: Fault): FaultKind[] {
  if (id !== undefined && !isForId(request, id)) return [];
  if (endpoint !== undefined && !isInScope(request.endpoint, endpoint)) return [];
  const kinds = typeof kind === 'string' ? [kind] : kind;
  return kinds.filter(
    (each) =>
      ownEndpoints(each)?.includes(request.endpoint) ??
      isInScope(request.endpoint, endpoint ?? 'lookups'),
  );
}

function isForId({ endpoint, asked }: GatewayRequest, id: string): boolean {
  return (endpoint.startsWith('id') || endpoint === 'chat') && asked === id;
}
