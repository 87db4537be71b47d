import { gatewaysSetting } from '../settings/gateway-setting.ts';
import { getLookupPrice } from '../settings/lookup-price.ts';
import { gatewayInfoState, gatewayListState, lookupSetting } from '../settings/settings.ts';
import type { UsageLimits } from './usage.ts';
import type { LookupReason } from './usage-by-day.ts';

/** The daily limits that the user has set. */
export async function readUsageLimits(): Promise<UsageLimits> {
  const [{ dailyLimit }, { all }] = await Promise.all([
    lookupSetting.getValue(),
    gatewaysSetting.getValue(),
  ]);
  const byGateway = Object.fromEntries(all.map((gateway) => [gateway.id, gateway.dailyLimit]));
  return { total: dailyLimit, byGateway };
}

/** The price of one lookup at a gateway in US dollars, if it is known. A connection test counts as lookups. */
export async function readLookupPrice(
  gatewayId: string,
  reason: LookupReason,
): Promise<number | undefined> {
  const [{ all }, infos] = await Promise.all([
    gatewayListState.getValue(),
    gatewayInfoState.getValue(),
  ]);
  const entry = all.find(({ id }) => id === gatewayId);
  return getLookupPrice(entry, infos[gatewayId], reason === 'search' ? 'search' : 'gpt');
}
