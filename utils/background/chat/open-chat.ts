import { bestEffort } from '../../lookup/best-effort.ts';
import { getInfo } from '../../settings/gateway-info.ts';
import { getActiveGateway } from '../../settings/gateway-list.ts';
import { gatewaysSetting } from '../../settings/gateway-setting.ts';
import { gatewayInfoState } from '../../settings/settings.ts';
import type { OpenChat } from './answer-request.ts';

/**
 * Returns the active gateway; `undefined` if there is none. Chats never go to another one by themselves. If the price
 * cannot be read, it goes to `onError` and is unknown.
 */
export async function openChat(onError: (error: unknown) => void): Promise<OpenChat | undefined> {
  const [gateways, infos] = await Promise.all([
    gatewaysSetting.getValue(),
    bestEffort(gatewayInfoState.getValue(), onError),
  ]);
  const gateway = getActiveGateway(gateways);
  if (!gateway) return undefined;
  return { gateway, price: getInfo(infos ?? {}, gateway)?.prices?.chat };
}
