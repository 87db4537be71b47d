import type { ChatPrice } from '../../gateway/account.ts';
import type { GatewayInfo } from '../../settings/gateway-info.ts';
import type { GatewayEntry } from '../../settings/gateway-list.ts';

/** The price of a chat message as the gateway lists it; `undefined` if it is not stated or there is no gateway. */
export function estimateMessage(
  entry: GatewayEntry | undefined,
  info: GatewayInfo | undefined,
): ChatPrice | undefined {
  return entry && info?.prices?.chat;
}
