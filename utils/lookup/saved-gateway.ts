import { createGateway, type Gateway } from '../gateway/client.ts';
import { isAllowed } from '../lib/browser/permissions.ts';
import { updateItem } from '../lib/update-item.ts';
import { gatewaySetting } from '../settings/gateway-setting.ts';
import { endpointVersionsState, lookupSetting } from '../settings/settings.ts';
import { bestEffort } from './best-effort.ts';
import type { LookupReason, UsageCounter } from './usage.ts';

/**
 * Creates a client for the user's gateway that counts its requests; returns `undefined` if no gateway is set up. Only
 * URL and key must be readable: other errors go to `onError` and don't prevent requests.
 */
export async function openSavedGateway(
  reason: LookupReason,
  usage: UsageCounter,
  onError: (error: unknown) => void,
): Promise<Gateway | undefined> {
  const access = await gatewaySetting.getValue();
  if (!access) return undefined;
  const [lookupSettings, saved] = await Promise.all([
    bestEffort(lookupSetting.getValue(), onError),
    bestEffort(endpointVersionsState.getValue(), onError),
  ]);
  const endpointVersions = saved?.baseUrl === access.baseUrl ? saved.offers : {};
  return createGateway(access, {
    isAllowed,
    choice: lookupSettings?.version,
    endpointVersions,
    onVersionFound(endpoint, foundVersion) {
      updateItem(endpointVersionsState, (now) => {
        const others = now?.baseUrl === access.baseUrl ? now.offers : {};
        return { baseUrl: access.baseUrl, offers: { ...others, [endpoint]: foundVersion } };
      }).catch(onError);
    },
    beforeRequest: () => usage.take(reason),
  });
}
