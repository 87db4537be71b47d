import { getMessagePrice } from '../settings/chat-price.ts';
import { gatewaysSetting } from '../settings/gateway-setting.ts';
import { getLookupPrice } from '../settings/lookup-price.ts';
import {
  chatSetting,
  gatewayInfoState,
  gatewayListState,
  lookupSetting,
} from '../settings/settings.ts';
import type { UsageLimits } from './usage.ts';
import type { LookupReason } from './usage-by-day.ts';

/** The daily limits that the user has set. */
export async function readUsageLimits(): Promise<UsageLimits> {
  const [{ dailyLimit }, { all }, chat] = await Promise.all([
    lookupSetting.getValue(),
    gatewaysSetting.getValue(),
    chatSetting.getValue(),
  ]);
  const byGateway = Object.fromEntries(all.map((gateway) => [gateway.id, gateway.dailyLimit]));
  return { total: dailyLimit, byGateway, chats: chat.dailyLimit };
}

/**
 * The price of one lookup or message at a gateway in US dollars, if it is known. A connection test counts as lookups. The
 * price of a message by its tokens is known only after the answer.
 */
export async function readLookupPrice(
  gatewayId: string,
  reason: LookupReason,
): Promise<number | undefined> {
  const [{ all }, infos] = await Promise.all([
    gatewayListState.getValue(),
    gatewayInfoState.getValue(),
  ]);
  if (reason === 'chat') return getMessagePrice(infos[gatewayId]?.prices?.chat);
  const entry = all.find(({ id }) => id === gatewayId);
  return getLookupPrice(entry, infos[gatewayId], reason === 'search' ? 'search' : 'gpt');
}
