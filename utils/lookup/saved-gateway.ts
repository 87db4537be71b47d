import { createGateway, type Gateway } from '../gateway/client.ts';
import { isAllowed } from '../lib/browser/permissions.ts';
import { updateItem } from '../lib/update-item.ts';
import { gatewaySetting } from '../settings/gateway-setting.ts';
import { endpointVersionsState, lookupSetting } from '../settings/settings.ts';
import { inTime } from './best-effort.ts';
import type { LookupReason, UsageCounter } from './usage.ts';

/**
 * The user's gateway, counting its requests; `undefined` as long as none is set up. What cannot be read or noted
 * besides its address and key is told to `onTrouble`, and keeps nothing from being asked.
 */
export async function openSavedGateway(
  reason: LookupReason,
  usage: UsageCounter,
  onTrouble: (error: unknown) => void,
): Promise<Gateway | undefined> {
  const access = await gatewaySetting.getValue();
  if (!access) return undefined;
  const [lookUps, saved] = await Promise.all([
    inTime(lookupSetting.getValue(), onTrouble),
    inTime(endpointVersionsState.getValue(), onTrouble),
  ]);
  const endpointVersions = saved?.baseUrl === access.baseUrl ? saved.offers : {};
  return createGateway(access, {
    isAllowed,
    choice: lookUps?.version,
    endpointVersions,
    onVersionFound(endpoint, foundVersion) {
      updateItem(endpointVersionsState, (now) => {
        const others = now?.baseUrl === access.baseUrl ? now.offers : {};
        return { baseUrl: access.baseUrl, offers: { ...others, [endpoint]: foundVersion } };
      }).catch(onTrouble);
    },
    beforeRequest: () => usage.take(reason),
  });
}
