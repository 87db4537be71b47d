import { storage } from 'wxt/utils/storage';
import { createGateway } from '../../gateway/client.ts';
import {
  type ConnectionReport,
  getEndpointVersions,
  testConnection,
} from '../../gateway/connection-test.ts';
import type { GatewayAccess } from '../../gateway/request.ts';
import { isAllowed, requestAccess } from '../../lib/browser/permissions.ts';
import { updateItem, whileLocked } from '../../lib/update-item.ts';
import { bestEffort } from '../../lookup/best-effort.ts';
import { sendMessage } from '../../messages/send.ts';
import { gatewayItems, gatewaySetting } from '../../settings/gateway-setting.ts';
import { endpointVersionsState, gatewayOriginState } from '../../settings/settings.ts';

// What the gateway's form does, wherever it stands among the extension's own pages.

/** Tries an access from this page itself, so that the key never travels in a message. */
export async function testAccess(access: GatewayAccess): Promise<ConnectionReport> {
  // Asked for first: browsers only ask in direct answer to a click.
  await requestAccess(new URL(access.baseUrl).origin);
  const report = await testConnection((choice) =>
    createGateway(access, {
      isAllowed,
      choice,
      async beforeRequest() {
        // Before it leaves: the page may be closed before the answer. Only the count is lost where nobody hears it.
        sendMessage({ type: 'connection-tested', lookups: 1, isWorking: false }).catch(() => {});
        return undefined;
      },
    }),
  );
  if (!report.failure)
    await bestEffort(
      sendMessage({ type: 'connection-tested', lookups: 0, isWorking: true }),
      () => {},
    );
  return report;
}

/** Saves an access, and what a test of it found. What failed before may work now, even with the same access. */
export async function saveAccess(access: GatewayAccess, report?: ConnectionReport): Promise<void> {
  // Asked for first: browsers only ask in direct answer to a click. Saving does not wait for a person's answer.
  requestAccess(new URL(access.baseUrl).origin).catch(() => {});
  await whileLocked([gatewaySetting], () => storage.setItems(gatewayItems(access)));
  if (report) {
    const offers = getEndpointVersions(report);
    await updateItem(endpointVersionsState, () => ({ baseUrl: access.baseUrl, offers }));
  }
  await bestEffort(sendMessage({ type: 'gateway-saved' }), () => {});
}

/** Saves an access again that was forgotten, unless another one has been saved since; tells which. */
export function restoreAccess(access: GatewayAccess): Promise<boolean> {
  return whileLocked([gatewaySetting], async () => {
    if ((await gatewaySetting.getValue()) !== null) return false;
    await storage.setItems(gatewayItems(access));
    return true;
  });
}

/** Takes base URL and key out of the extension's storage. */
export async function forgetAccess(): Promise<void> {
  await whileLocked([gatewaySetting], () =>
    storage.removeItems([gatewaySetting.key, gatewayOriginState.key]),
  );
  await updateItem(endpointVersionsState, () => null);
}
