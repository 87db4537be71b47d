import { getBatchReaction } from '../gateway/classification.ts';
import type { Failure } from '../gateway/failure.ts';
import type { LookupAnswer } from './lookup-service.ts';

/**
 * The failure that decides how a batch or a round of follow checks goes on. One gateway is enough for the next lookup,
 * so a failure that would stop everything decides only if all asked gateways have such a one; then it is that of the
 * active gateway. Otherwise the last gateway decides, because it was asked although the others had failed.
 */
export function getDecisiveFailure({ failure, alsoAsked = [] }: LookupAnswer): Failure | undefined {
  if (!failure) return undefined;
  const failures = [failure, ...alsoAsked.map((asked) => asked.failure)];
  return failures.findLast((each) => getBatchReaction(each) !== 'stop') ?? failure;
}
