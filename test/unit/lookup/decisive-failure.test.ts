import { expect, it } from 'vitest';
import type { Failure, FailureKind } from '../../../utils/gateway/failure.ts';
import { getDecisiveFailure } from '../../../utils/lookup/decisive-failure.ts';
import { START, toCachedGpt } from '../support/lookup-service.ts';

it.each<[FailureKind[], FailureKind]>([
  [['key-refused'], 'key-refused'],
  [['unknown-gpt'], 'unknown-gpt'],
  [['balance-used-up', 'unknown-gpt'], 'unknown-gpt'],
  [['unknown-gpt', 'balance-used-up'], 'unknown-gpt'],
  [['unknown-gpt', 'key-refused'], 'unknown-gpt'],
  [['balance-used-up', 'key-refused'], 'balance-used-up'],
  [['balance-used-up', 'rate-limited'], 'rate-limited'],
  [['unknown-gpt', 'rate-limited'], 'rate-limited'],
  [['balance-used-up', 'unknown-gpt', 'unreachable'], 'unreachable'],
])('of the failures %j, %s decides', (kinds, decisive) => {
  const [failure, ...others] = kinds.map((kind) => ({ kind }) as Failure);
  if (!failure) throw new Error('There is no failure.');
  const alsoAsked = others.map((each, n) => ({ gatewayId: `${n}`, failure: each }));
  expect(getDecisiveFailure({ found: false, failure, alsoAsked })?.kind).toBe(decisive);
});

it('without a failure, none decides', () => {
  expect(getDecisiveFailure({ found: true, cached: toCachedGpt(START) })).toBeUndefined();
});
