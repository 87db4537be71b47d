import { createGateway, type Gateway } from '../gateway/client.ts';
import { isAllowed } from '../lib/browser/permissions.ts';
import { gatewaysSetting, updateGatewayInfo } from '../settings/gateway-setting.ts';
import { getActiveGateway } from '../settings/saved-gateways.ts';
import { gatewayInfoState } from '../settings/settings.ts';
import { bestEffort } from './best-effort.ts';
import type { UsageCounter } from './usage.ts';
import type { LookupReason } from './usage-by-day.ts';

/**
 * Creates a client for the user's gateway that counts its requests; returns `undefined` if no gateway is set up. Only
 * URL and key must be readable: other errors go to `onError` and don't prevent requests.
 */
export async function openSavedGateway(
  reason: LookupReason,
  usage: UsageCounter,
  onError: (error: unknown) => void,
): Promise<Gateway | undefined> {
  const gateway = getActiveGateway(await gatewaysSetting.getValue());
  if (!gateway) return undefined;
  const infos = await bestEffort(gatewayInfoState.getValue(), onError);
  const info = infos?.[gateway.id];
  return createGateway(gateway, {
    isAllowed,
    choice: gateway.version,
    endpointVersions: info?.baseUrl === gateway.baseUrl ? info.endpointVersions : {},
    onVersionFound(endpoint, foundVersion) {
      updateGatewayInfo(gateway, ({ endpointVersions, ...others }) => ({
        ...others,
        endpointVersions: { ...endpointVersions, [endpoint]: foundVersion },
      })).catch(onError);
    },
    beforeRequest: () => usage.take(reason, gateway.id),
  });
}
