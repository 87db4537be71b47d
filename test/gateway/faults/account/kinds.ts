import { balance } from './balance.ts';
import { missing } from './missing.ts';
import { models } from './models.ts';
import { pricing } from './pricing.ts';
import { status } from './status.ts';

/** Faults of the endpoints that tell about the gateway or the account. Each applies to its own endpoints. */
export const accountTable = { ...models, ...balance, ...status, ...pricing, ...missing };

export type AccountFaultKind = keyof typeof accountTable;
