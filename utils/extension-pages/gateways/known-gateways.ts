import type { GatewayInfos } from '../../settings/gateway-info.ts';
import {
  type GatewayEntry,
  type GatewayList,
  getActiveEntry,
} from '../../settings/gateway-list.ts';
import type { LookupSettings } from '../../settings/lookup-settings.ts';

/** What popup and side panel know about the user's gateways: everything except the keys. */
export interface KnownGateways extends Pick<LookupSettings, 'asksNext' | 'readsBalance'> {
  list: GatewayList;
  infos: GatewayInfos;
}

/** The gateways that one look-up may ask: the active one, and the others if the user wants that. */
export function getAskedGateways({ list, asksNext }: KnownGateways): GatewayEntry[] {
  const active = getActiveEntry(list);
  if (!active) return [];
  return asksNext ? [active, ...list.all.filter((entry) => entry !== active)] : [active];
}

/** Where the active gateway sells balance; only an https URL, because it becomes a link. */
export function getTopUpUrl({ list, infos }: KnownGateways): string | undefined {
  const active = getActiveEntry(list);
  const url = active && infos[active.id]?.site?.topUpUrl;
  return url?.startsWith('https://') ? url : undefined;
}
