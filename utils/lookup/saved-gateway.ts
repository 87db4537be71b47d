import { createGateway, type Gateway } from '../gateway/client.ts';
import { isAllowed } from '../lib/browser/permissions.ts';
import { updateItem } from '../lib/browser/update-item.ts';
import { gatewaySetting } from '../settings/gateway-setting.ts';
import { lookUpSetting, offersState } from '../settings/settings.ts';
import { inTime } from './bookkeeping.ts';
import type { Meter, Reason } from './usage.ts';

/**
 * The user's gateway, counting its requests; `undefined` as long as none is set up. What cannot be read or noted
 * besides its address and key is told to `onTrouble`, and keeps nothing from being asked.
 */
export async function savedGateway(
  reason: Reason,
  meter: Meter,
  onTrouble: (error: unknown) => void,
): Promise<Gateway | undefined> {
  const access = await gatewaySetting.getValue();
  if (!access) return undefined;
  const [lookUps, known] = await Promise.all([
    inTime(lookUpSetting.getValue(), onTrouble),
    inTime(offersState.getValue(), onTrouble),
  ]);
  const offers = known?.baseUrl === access.baseUrl ? known.offers : {};
  return createGateway(access, {
    isAllowed,
    choice: lookUps?.version,
    offers,
    learn(offer, found) {
      updateItem(offersState, (now) => {
        const others = now?.baseUrl === access.baseUrl ? now.offers : {};
        return { baseUrl: access.baseUrl, offers: { ...others, [offer]: found } };
      }).catch(onTrouble);
    },
    beforeRequest: () => meter.take(reason),
  });
}
