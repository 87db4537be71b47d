import type { Fault } from '../../gateway/faults/fault.ts';
import { type FaultKind, faultKinds } from '../../gateway/faults/kinds.ts';

/** A way in which the gateway behaves, and how many look-ups it is put to. */
export interface Regime {
  name: string;
  faults: Fault[];
  lookUps: number;
}

/** Browsers send a request again by themselves when a connection that they kept open is reset. */
export const REPEATED_BY_BROWSERS: FaultKind = 'reset';

/** What passes by itself: other kinds stand against the whole gateway, or for an hour, or see the above. */
const PASSING: FaultKind[] = [
  'server-error-500',
  'saturated-503',
  'bad-gateway-html',
  'gateway-timeout-html',
  'truncated-json',
  'empty-200',
  'not-json',
  'other-shape',
  'reset-mid-body',
];

/** A body of 20 MB or one that never ends takes its time: these are put to a look-up a surface. */
const LONGER: FaultKind[] = ['reset-mid-body', 'truncated-json'];

/** `lookUps` with and without failures by chance; of the others, shares that suit how long they take. */
export function regimes(lookUps: number): Regime[] {
  return [
    { name: 'no fault', faults: [], lookUps },
    { name: '30 % random failures', faults: randomFailures(), lookUps },
    { name: 'latency 0 to 10 s', faults: latency(10_000), lookUps: lookUps / 40 },
    ...faultKinds.map((kind) => ({
      name: kind,
      faults: [{ kind }],
      lookUps: lookUps / (LONGER.includes(kind) ? 20 : 100),
    })),
  ];
}

export function randomFailures(): Fault[] {
  return [{ kind: PASSING, probability: 0.3 }];
}

const STEPS = 10;

/** Good answers that are late by anything from nothing to `longestMs`, each delay as likely as the others. */
export function latency(longestMs: number): Fault[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => ({
    kind: 'normal',
    delayMs: (longestMs / STEPS) * step,
    // The newest is asked first and the oldest last, which takes all that is left.
    probability: 1 / (step + 1),
  }));
}
