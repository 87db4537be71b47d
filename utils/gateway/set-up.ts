import { storage } from 'wxt/utils/storage';
import { isAllowed, requestAccess } from '../browser/permissions.ts';
import { ask } from '../messages/ask.ts';
import { gatewayItems, gatewaySetting } from '../settings/gateway-setting.ts';
import { gatewayOriginState, offersState } from '../settings/settings.ts';
import { createGateway } from './client.ts';
import { type ConnectionReport, offersIn, testConnection } from './connection-test.ts';
import type { GatewayAccess } from './request.ts';

// What the gateway's form does, wherever it stands among the extension's own pages.

/** Tries an access from this page itself, so that the key never travels in a message. */
export async function testAccess(access: GatewayAccess): Promise<ConnectionReport> {
  // Asked for first: browsers only ask in direct answer to a click.
  await requestAccess(new URL(access.baseUrl).origin);
  let lookUps = 0;
  const report = await testConnection((choice) =>
    createGateway(access, {
      isAllowed,
      choice,
      async beforeRequest() {
        lookUps++;
        return undefined;
      },
    }),
  );
  // Only the count is lost where the background cannot be told.
  await ask({ type: 'tested', lookUps, isWorking: !report.failure }).catch(() => {});
  return report;
}

/** Saves an access, and what a test of it found. */
export async function saveAccess(access: GatewayAccess, report?: ConnectionReport): Promise<void> {
  await requestAccess(new URL(access.baseUrl).origin);
  await storage.setItems(gatewayItems(access));
  if (report) await offersState.setValue({ baseUrl: access.baseUrl, offers: offersIn(report) });
}

/** Takes base URL and key out of the extension's storage. */
export async function forgetAccess(): Promise<void> {
  await storage.removeItems([gatewaySetting.key, gatewayOriginState.key]);
  await offersState.removeValue();
}
