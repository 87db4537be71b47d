import type { Lookup } from '../lookup.ts';
import { createRandom } from '../random.ts';
import type { Fault } from './fault.ts';
import type { FaultKind } from './kinds.ts';

/** The active faults, and which of them applies to a look-up. */
export interface FaultPlan {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that applies to this look-up, or null. Of several, the newest applies. */
  meet(lookup: Lookup): { kind: FaultKind; fault: Fault } | null;
}

/** @param seed - determines which look-ups a fault with a probability affects */
export function createFaultPlan(seed: number): FaultPlan {
  const random = createRandom(seed);
  let planned: { fault: Fault; left: number }[] = [];

  return {
    add: (fault) => planned.unshift({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear: () => {
      planned = [];
    },
    meet(lookup) {
      const met = planned.find(
        ({ fault, left }) =>
          left > 0 && concerns(fault, lookup) && random.chance(fault.probability ?? 1),
      );
      if (!met) return null;
      met.left -= 1;
      const { fault } = met;
      const kind = typeof fault.kind === 'string' ? fault.kind : random.pick(fault.kind);
      return { kind, fault };
    },
  };
}

function concerns({ id, endpoint }: Fault, lookup: Lookup): boolean {
  if (endpoint !== undefined && !lookup.endpoint.endsWith(endpoint)) return false;
  return id === undefined || (lookup.endpoint.startsWith('id') && lookup.asked === id);
}
