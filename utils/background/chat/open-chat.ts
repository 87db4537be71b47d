import { bestEffort } from '../../lookup/best-effort.ts';
import { getInfo } from '../../settings/gateway-info.ts';
import { gatewaysSetting } from '../../settings/gateway-setting.ts';
import { gatewayInfoState } from '../../settings/settings.ts';
import type { OpenChat } from './answer-request.ts';

/**
 * Returns the gateway with this id; `undefined` if there is none. Chats never go to another one by themselves, even if the
 * user has made it the active one since. If the price cannot be read, the error goes to `onError` and the price is unknown.
 */
export async function openChat(
  gatewayId: string,
  onError: (error: unknown) => void,
): Promise<OpenChat | undefined> {
  const [gateways, infos] = await Promise.all([
    gatewaysSetting.getValue(),
    bestEffort(gatewayInfoState.getValue(), onError),
  ]);
  const gateway = gateways.all.find(({ id }) => id === gatewayId);
  if (!gateway) return undefined;
  return { gateway, price: getInfo(infos ?? {}, gateway)?.prices?.chat };
}
