import browser from 'webextension-polyfill';
import type { RecoveryAction } from '../../gateway/failure.ts';
import { requestAccess } from '../../lib/browser/permissions.ts';
import { getActiveEntry } from '../../settings/gateway-list.ts';
import { gatewayListState } from '../../settings/settings.ts';

/** Creates the handler of a failure's button in the side panel; `retry` repeats what failed. */
export async function createRecovery(
  retry: () => void,
): Promise<(action: RecoveryAction) => Promise<void>> {
  const gatewayOrigin = getActiveEntry(await gatewayListState.getValue())?.origin;

  return async (action) => {
    if (action === 'settings') await browser.runtime.openOptionsPage();
    else if (action === 'retry') retry();
    // Nothing may be awaited before: browsers only prompt in direct response to a click.
    else if (gatewayOrigin && (await requestAccess(gatewayOrigin))) retry();
  };
}
