import type { Catalogue } from './catalogue.ts';
import type { FaultPlan } from './faults/plan.ts';
import type { Counter } from './stats.ts';

/** What a running gateway knows. */
export interface GatewayState {
  readonly url: string;
  readonly key: string;
  readonly catalogue: Catalogue;
  readonly counter: Counter;
  readonly plan: FaultPlan;
  /** How late every look-up is answered, in milliseconds. */
  delayMs: number;
}
