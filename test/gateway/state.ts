import type { Account } from './account/account.ts';
import type { Catalogue } from './catalogue.ts';
import type { FaultPlan } from './faults/plan.ts';
import type { Counter } from './stats.ts';

/** The state of a running gateway. */
export interface GatewayState {
  readonly url: string;
  readonly key: string;
  /** The name of the site, as its status tells it. */
  readonly name: string;
  readonly account: Account;
  readonly catalogue: Catalogue;
  readonly counter: Counter;
  readonly plan: FaultPlan;
  /** The delay of every look-up in milliseconds. */
  delayMs: number;
}
