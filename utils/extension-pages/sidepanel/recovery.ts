import browser from 'webextension-polyfill';
import type { RecoveryAction } from '../../gateway/failure.ts';
import { requestAccess } from '../../lib/browser/permissions.ts';
import { getActiveGateway } from '../../settings/gateway-list.ts';
import type { KnownGateways } from '../gateways/known-gateways.ts';

/**
 * Creates the handler of a failure's button in the side panel; `retry` repeats what failed. The gateways are read when the
 * user clicks, because another one may be active then.
 */
export function createRecovery(
  retry: () => void,
  getGateways: () => KnownGateways | undefined,
): (action: RecoveryAction) => Promise<void> {
  return async (action) => {
    const list = getGateways()?.list;
    const origin = list && getActiveGateway(list)?.origin;
    if (action === 'settings') await browser.runtime.openOptionsPage();
    else if (action === 'retry') retry();
    // Nothing may be awaited before: browsers only prompt in direct response to a click.
    else if (origin && (await requestAccess(origin))) retry();
  };
}
