import browser from 'webextension-polyfill';
import type { RecoveryAction } from '../../utils/gateway/failure.ts';
import { requestAccess } from '../../utils/lib/browser/permissions.ts';
import { gatewayOriginState } from '../../utils/settings/settings.ts';

/** What the button of a failure does in the side panel; `again` tries once more what failed. */
export async function createRecovery(
  retry: () => void,
): Promise<(action: RecoveryAction) => Promise<void>> {
  const gatewayOrigin = await gatewayOriginState.getValue();

  return async (action) => {
    if (action === 'settings') await browser.runtime.openOptionsPage();
    else if (action === 'retry') retry();
    // Nothing may be awaited before: browsers only ask in direct answer to a click.
    else if (gatewayOrigin && (await requestAccess(gatewayOrigin))) retry();
  };
}
