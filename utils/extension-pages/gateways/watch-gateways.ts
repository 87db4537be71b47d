import { gatewayInfoState, gatewayListState, lookupSetting } from '../../settings/settings.ts';
import { watchSetting } from '../../settings/watch-setting.ts';
import type { KnownGateways } from './known-gateways.ts';

/** Calls `onChange` with the gateways, now and after every change, until the signal aborts. Sends no request. */
export async function watchGateways(
  onChange: (known: KnownGateways) => void,
  signal?: AbortSignal,
): Promise<void> {
  async function update(): Promise<void> {
    const [list, infos, { asksNext, readsBalance }] = await Promise.all([
      gatewayListState.getValue(),
      gatewayInfoState.getValue(),
      lookupSetting.getValue(),
    ]);
    if (!signal?.aborted) onChange({ list, infos, asksNext, readsBalance });
  }

  watchSetting(gatewayListState, update, signal);
  watchSetting(gatewayInfoState, update, signal);
  watchSetting(lookupSetting, update, signal);
  await update();
}
