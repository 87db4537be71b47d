import { type GatewayList, getGatewaysToAsk } from '../../settings/gateway-list.ts';
import { getLookupPrice } from '../../settings/lookup-price.ts';
import type { Estimate } from '../batch/estimate-cost.ts';
import { getActiveTopUpUrl, type KnownGateways } from './known-gateways.ts';

/** What popup and side panel show about gateways beside a GPT. */
export interface GatewaySummary {
  /** With their names. */
  list: GatewayList;
  /** The cost of one look-up, even if the GPT is cached. */
  lookupEstimate: Estimate;
  /** Where to top up the balance of the active gateway. */
  topUpUrl?: string;
}

export function getGatewaySummary(known: KnownGateways): GatewaySummary {
  return {
    list: known.list,
    lookupEstimate: addGatewayCost({ lookups: 1, fromCache: 0 }, known),
    topUpUrl: getActiveTopUpUrl(known),
  };
}

/**
 * Adds what the gateways charge. If a look-up may go on to the next gateways, the estimate is the maximum: every gateway
 * is asked each time. `known`: missing until the gateways have been read.
 */
export function addGatewayCost(estimate: Estimate, known: KnownGateways | undefined): Estimate {
  if (!known || estimate.lookups === 0) return estimate;
  const asked = getGatewaysToAsk(known.list, known.asksNext);
  const prices = asked.map((entry) => getLookupPrice(entry, known.infos[entry.id], 'gpt'));
  const cost = prices.reduce(
    // A sum that lacks a price would be too low.
    (sum, price) => (sum === undefined || price === undefined ? undefined : sum + price),
    asked.length > 0 ? 0 : undefined,
  );
  return {
    ...estimate,
    lookups: estimate.lookups * Math.max(asked.length, 1),
    isMaximum: asked.length > 1 || undefined,
    cost: cost === undefined ? undefined : cost * estimate.lookups,
  };
}
