import { isAllowed } from '../browser/permissions.ts';
import type { Meter, Reason } from '../inspector/meter.ts';
import { gatewaySetting } from '../settings/gateway-setting.ts';
import { lookUpSetting, offersState } from '../settings/settings.ts';
import { updateItem } from '../settings/update-item.ts';
import { createGateway, type Gateway } from './client.ts';

/** The user's gateway, counting its requests; `undefined` as long as none is set up. */
export async function savedGateway(reason: Reason, meter: Meter): Promise<Gateway | undefined> {
  const access = await gatewaySetting.getValue();
  if (!access) return undefined;
  const { version } = await lookUpSetting.getValue();
  const known = await offersState.getValue();
  const offers = known?.baseUrl === access.baseUrl ? known.offers : {};
  return createGateway(access, {
    isAllowed,
    choice: version,
    offers,
    async learn(offer, found) {
      await updateItem(offersState, (now) => {
        const others = now?.baseUrl === access.baseUrl ? now.offers : {};
        return { baseUrl: access.baseUrl, offers: { ...others, [offer]: found } };
      });
    },
    beforeRequest: () => meter.take(reason),
  });
}
