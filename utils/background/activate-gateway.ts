import { storage } from 'wxt/utils/storage';
import { whileLocked } from '../lib/update-item.ts';
import { gatewayItems, gatewaysSetting } from '../settings/gateway-setting.ts';
import { gatewayInfoState } from '../settings/settings.ts';

/** Makes a gateway the active one. Does nothing if the user has removed it. */
export async function activateGateway(gatewayId: string): Promise<void> {
  await whileLocked([gatewaysSetting, gatewayInfoState], async () => {
    const gateways = await gatewaysSetting.getValue();
    if (!gateways.all.some(({ id }) => id === gatewayId)) return;
    const infos = await gatewayInfoState.getValue();
    await storage.setItems(gatewayItems({ ...gateways, activeId: gatewayId }, infos));
  });
}
