import { isAllowed } from './access.ts';
import { createGateway, type Gateway } from './gateway/client.ts';
import type { Meter, Reason } from './inspector/meter.ts';
import { gatewaySetting, lookUpSetting, offersState } from './settings.ts';

/** The user's gateway, counting its requests; `undefined` as long as none is set up. */
export async function gatewayFor(reason: Reason, meter: Meter): Promise<Gateway | undefined> {
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
