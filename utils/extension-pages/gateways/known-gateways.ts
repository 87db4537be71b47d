import { type GatewayInfos, getTopUpUrl } from '../../settings/gateway-info.ts';
import { type GatewayList, getActiveGateway } from '../../settings/gateway-list.ts';
import type { LookupSettings } from '../../settings/lookup-settings.ts';

/** What popup and side panel know about the user's gateways: everything except the keys. */
export interface KnownGateways extends Pick<LookupSettings, 'asksNext' | 'readsBalance'> {
  list: GatewayList;
  infos: GatewayInfos;
}

/** Where the active gateway sells balance. */
export function getActiveTopUpUrl({ list, infos }: KnownGateways): string | undefined {
  const active = getActiveGateway(list);
  return active && getTopUpUrl(infos[active.id]);
}
