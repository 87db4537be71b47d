import { createGateway } from '../gateway/client.ts';
import type { Version } from '../gateway/endpoints.ts';
import { isAllowed } from '../lib/browser/permissions.ts';
import { getInfo } from '../settings/gateway-info.ts';
import { getGatewaysToAsk } from '../settings/gateway-list.ts';
import { gatewaysSetting, updateGatewayInfo } from '../settings/gateway-setting.ts';
import type { SavedGateway } from '../settings/saved-gateways.ts';
import { gatewayInfoState, lookupSetting } from '../settings/settings.ts';
import { bestEffort } from './best-effort.ts';
import { findChangedGateways } from './changed-gateways.ts';
import type { OpenGateway } from './gateway-requests.ts';
import type { UsageCounter } from './usage.ts';
import type { LookupReason } from './usage-by-day.ts';

/**
 * Creates clients that count their requests: for the active gateway, and for the ones to ask next if the user allows
 * that. Only URL and key must be readable: other errors go to `onError` and don't prevent requests.
 */
export async function openGateways(
  reason: LookupReason,
  usage: Pick<UsageCounter, 'take'>,
  onError: (error: unknown) => void,
): Promise<OpenGateway[]> {
  const [gateways, infos] = await Promise.all([
    readGatewaysToAsk(onError),
    bestEffort(gatewayInfoState.getValue(), onError),
  ]);
  return gateways.map((gateway) => ({
    id: gateway.id,
    client: createGateway(gateway, {
      isAllowed,
      choice: gateway.version,
      endpointVersions: getInfo(infos ?? {}, gateway)?.endpointVersions,
      onVersionFound: (endpoint, version) => {
        const found: Record<string, Version> = { [endpoint]: version };
        updateGatewayInfo(gateway, (info) => ({
          ...info,
          endpointVersions: { ...info.endpointVersions, ...found },
        })).catch(onError);
      },
      beforeRequest: async () =>
        (await isSaved(gateway, onError)) ? usage.take(reason, gateway.id) : { kind: 'no-key' },
    }),
  }));
}

/** The ids of the gateways that a lookup asks, without the key. */
export async function getGatewayIdsToAsk(onError: (error: unknown) => void): Promise<string[]> {
  return (await readGatewaysToAsk(onError)).map(({ id }) => id);
}

/** If the setting cannot be read, no second gateway is asked, because that may cost money. */
async function readGatewaysToAsk(onError: (error: unknown) => void): Promise<SavedGateway[]> {
  const [gateways, settings] = await Promise.all([
    gatewaysSetting.getValue(),
    bestEffort(lookupSetting.getValue(), onError),
  ]);
  return getGatewaysToAsk(gateways, settings?.asksNext ?? false);
}

/**
 * Whether URL and key are still saved. While another gateway or a retry was waited for, the user may have forgotten or
 * replaced them; then they must not be sent any more.
 */
async function isSaved(gateway: SavedGateway, onError: (error: unknown) => void): Promise<boolean> {
  const now = await bestEffort(gatewaysSetting.getValue(), onError);
  return !now || findChangedGateways(now, { all: [gateway] }).length === 0;
}
