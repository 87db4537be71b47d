import { getBlockDuration } from '../../gateway/classification.ts';
import type { Failure } from '../../gateway/failure.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import { isRecent } from '../../lib/is-recent.ts';

/*
 * Stored: field names must not change. Times are in milliseconds since 1970.
 */

/** Why a gateway did not return a GPT. */
export interface NegativeResponse {
  failure: Failure;
  at: number;
}

/** The gateways that do not know an id, because what one of them does not know another one may. */
export interface NegativeEntry {
  asked: GptId;
  /** By the id of the gateway. */
  byGateway: Record<string, NegativeResponse>;
}

/** More than anybody asks. Gateways that were removed since then don't fill an entry. */
export const MAX_RESPONSES = 20;

/** Adds a response to an entry, and drops the oldest ones if it has too many. */
export function addNegativeResponse(
  { asked, byGateway }: NegativeEntry,
  gatewayId: string,
  response: NegativeResponse,
): NegativeEntry {
  const { [gatewayId]: _, ...others } = byGateway;
  const newestOthers = Object.entries(others)
    .toSorted(([, a], [, b]) => b.at - a.at)
    .slice(0, MAX_RESPONSES - 1);
  return { asked, byGateway: Object.fromEntries([[gatewayId, response], ...newestOthers]) };
}

/** Removes the response of a gateway from an entry. Returns `undefined` if no other is left. */
export function removeNegativeResponse(
  { asked, byGateway }: NegativeEntry,
  gatewayId: string,
): NegativeEntry | undefined {
  const { [gatewayId]: _, ...others } = byGateway;
  return Object.keys(others).length > 0 ? { asked, byGateway: others } : undefined;
}

/** The failure of a gateway, while it is so recent that a request would probably fail the same way. */
export function getValidFailure(
  entry: NegativeEntry | undefined,
  gatewayId: string,
  now: number,
): Failure | undefined {
  const { [gatewayId]: response } = entry?.byGateway ?? {};
  if (!response) return undefined;
  const { failure, at } = response;
  return isRecent(at, getBlockDuration(failure, 'gpt', now), now) ? failure : undefined;
}
