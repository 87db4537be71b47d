import { storage } from 'wxt/utils/storage';
import { isAllowed, requestAccess } from '../browser/permissions.ts';
import { inTime } from '../inspector/bookkeeping.ts';
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
  const report = await testConnection((choice) =>
    createGateway(access, {
      isAllowed,
      choice,
      async beforeRequest() {
        // Before it leaves: the page may be closed before the answer. Only the count is lost where nobody hears it.
        ask({ type: 'tested', lookUps: 1, isWorking: false }).catch(() => {});
        return undefined;
      },
    }),
  );
  if (!report.failure) await inTime(ask({ type: 'tested', lookUps: 0, isWorking: true }), () => {});
  return report;
}

/** Saves an access, and what a test of it found. What failed before may work now, even with the same access. */
export async function saveAccess(access: GatewayAccess, report?: ConnectionReport): Promise<void> {
  await requestAccess(new URL(access.baseUrl).origin);
  await storage.setItems(gatewayItems(access));
  if (report) await offersState.setValue({ baseUrl: access.baseUrl, offers: offersIn(report) });
  await inTime(ask({ type: 'gateway-saved' }), () => {});
}

/** Takes base URL and key out of the extension's storage. */
export async function forgetAccess(): Promise<void> {
  await storage.removeItems([gatewaySetting.key, gatewayOriginState.key]);
  await offersState.removeValue();
}
