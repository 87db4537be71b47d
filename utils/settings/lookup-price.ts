import type { EndpointKind } from '../gateway/endpoints.ts';
import type { GatewayInfo } from './gateway-info.ts';
import type { GatewayEntry } from './gateway-list.ts';

/**
 * The price of a request in US dollars: the one that the user has entered, or else the one that the gateway lists.
 * `undefined` if it is not stated.
 */
export function getLookupPrice(
  entry: Pick<GatewayEntry, 'lookupPrice'> | undefined,
  info: GatewayInfo | undefined,
  endpoint: EndpointKind,
): number | undefined {
  const listed = endpoint === 'gpt' ? info?.prices?.lookup : info?.prices?.search;
  return entry?.lookupPrice ?? listed;
}
