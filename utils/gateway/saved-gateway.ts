import { isAllowed } from '../browser/permissions.ts';
import type { Meter, Reason } from '../inspector/meter.ts';
import { gatewaySetting, lookUpSetting, offersState } from '../settings/settings.ts';
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
    learn: (offer, found) =>
      offersState.setValue({ baseUrl: access.baseUrl, offers: { ...offers, [offer]: found } }),
    beforeRequest: () => meter.take(reason),
  });
}
