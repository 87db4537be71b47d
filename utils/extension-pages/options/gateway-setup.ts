import { storage } from 'wxt/utils/storage';
import { createAccountClient } from '../../gateway/account-client.ts';
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

// The actions of the gateway form, which is on the options page and the welcome page.

/** Tests the access to a gateway from this page, so that the key is not sent in a message. */
async function testAccess(access: GatewayAccess): Promise<ConnectionReport> {
  // First, because browsers only prompt in direct response to a click.
  await requestAccess(new URL(access.baseUrl).origin);
  const report = await testConnection(
    (choice) =>
      createGateway(access, {
        isAllowed,
        choice,
        async beforeRequest() {
          // Count before the request: the page may be closed before the response. Without a background only the count
          // is lost.
          sendMessage({ type: 'connection-tested', lookups: 1, isWorking: false }).catch(() => {});
          return undefined;
        },
      }),
    createAccountClient(access, { isAllowed }),
  );
  if (!report.failure)
    await bestEffort(
      sendMessage({ type: 'connection-tested', lookups: 0, isWorking: true }),
      () => {},
    );
  return report;
}

/**
 * Saves the access to a gateway and the endpoint versions found by its test. Earlier failures are forgotten even if
 * the access is unchanged.
 */
async function saveAccess(access: GatewayAccess, report?: ConnectionReport): Promise<void> {
  // First, because browsers only prompt in direct response to a click. Saving does not wait for the user's answer.
  requestAccess(new URL(access.baseUrl).origin).catch(() => {});
  await whileLocked([gatewaySetting], () => storage.setItems(gatewayItems(access)));
  if (report) {
    const offers = getEndpointVersions(report);
    await updateItem(endpointVersionsState, () => ({ baseUrl: access.baseUrl, offers }));
  }
  await bestEffort(sendMessage({ type: 'gateway-saved' }), () => {});
}

/** Restores a forgotten access, unless another one has been saved meanwhile; returns whether it did. */
function restoreAccess(access: GatewayAccess): Promise<boolean> {
  return whileLocked([gatewaySetting], async () => {
    if ((await gatewaySetting.getValue()) !== null) return false;
    await storage.setItems(gatewayItems(access));
    return true;
  });
}

/** Removes base URL and key from the extension's storage. */
async function forgetAccess(): Promise<void> {
  await whileLocked([gatewaySetting], () =>
    storage.removeItems([gatewaySetting.key, gatewayOriginState.key]),
  );
  await updateItem(endpointVersionsState, () => null);
}

/** The actions of the gateway form. `onSaved` is awaited after each change of the saved access. */
export function createGatewayActions(onSaved: () => Promise<void>) {
  return {
    test: testAccess,
    async save(access: GatewayAccess, report?: ConnectionReport): Promise<void> {
      await saveAccess(access, report);
      await onSaved();
    },
    async forget(): Promise<void> {
      await forgetAccess();
      await onSaved();
    },
    async restore(access: GatewayAccess): Promise<boolean> {
      const isRestored = await restoreAccess(access);
      await onSaved();
      return isRestored;
    },
  };
}
