import { createAccountClient } from '../../gateway/account-client.ts';
import { createGateway } from '../../gateway/client.ts';
import { type ConnectionReport, testConnection } from '../../gateway/connection-test.ts';
import type { GatewayAccess } from '../../gateway/request.ts';
import { isAllowed, requestAccess } from '../../lib/browser/permissions.ts';
import { bestEffort } from '../../lookup/best-effort.ts';
import { sendMessage } from '../../messages/send.ts';
import type { GatewayInfo } from '../../settings/gateway-info.ts';
import {
  activateGateway,
  updateGatewayInfo,
  updateGateways,
} from '../../settings/gateway-setting.ts';
import {
  type Gateways,
  NO_GATEWAYS,
  type SavedGateway,
  withValidActiveId,
} from '../../settings/saved-gateways.ts';
import { addFindings } from './add-findings.ts';

// The actions of the gateway forms, which are on the options page and the welcome page.

/** When the tests of this page have ended, because a report may be saved minutes later. */
const testedAt = new WeakMap<ConnectionReport, number>();

/**
 * Tests the access to a gateway from this page, so that the key is not sent in a message. If the access is saved, so is
 * what the test finds.
 */
async function testAccess(access: GatewayAccess, gatewayId: string): Promise<ConnectionReport> {
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
          sendMessage({
            type: 'connection-tested',
            gatewayId,
            lookups: 1,
            isWorking: false,
          }).catch(() => {});
          return undefined;
        },
      }),
    createAccountClient(access, { isAllowed }),
  );
  testedAt.set(report, Date.now());
  if (!report.failure)
    await bestEffort(
      sendMessage({ type: 'connection-tested', gatewayId, lookups: 0, isWorking: true }),
      () => {},
    );
  // Without it, the report is still shown.
  await bestEffort(
    updateGatewayInfo({ ...access, id: gatewayId }, (info) => addReport(info, report)),
    () => {},
  );
  return report;
}

function addReport(info: GatewayInfo, report: ConnectionReport): GatewayInfo {
  return addFindings(info, report, testedAt.get(report) ?? Date.now());
}

/**
 * Saves a gateway and what its test has found. Earlier failures are forgotten even if the gateway is unchanged.
 */
async function saveGateway(gateway: SavedGateway, report?: ConnectionReport): Promise<void> {
  const { id, baseUrl } = gateway;
  // First, because browsers only prompt in direct response to a click. Saving does not wait for the user's answer.
  requestAccess(new URL(baseUrl).origin).catch(() => {});
  await updateGateways(
    ({ activeId, all }) => {
      const isNew = !all.some((saved) => saved.id === id);
      const next = isNew
        ? [...all, gateway]
        : all.map((saved) => (saved.id === id ? gateway : saved));
      return withValidActiveId({ activeId, all: next });
    },
    (infos) => {
      if (!report) return infos;
      const info = infos[id] ?? { baseUrl, endpointVersions: {} };
      return { ...infos, [id]: addReport(info, report) };
    },
  );
  await bestEffort(sendMessage({ type: 'gateway-saved' }), () => {});
}

/** Restores forgotten gateways, except those whose id exists; returns whether it restored any. */
async function restoreGateways(forgotten: Gateways): Promise<boolean> {
  const { before, after } = await updateGateways((gateways) => {
    const ids = new Set(gateways.all.map(({ id }) => id));
    const missing = forgotten.all.filter(({ id }) => !ids.has(id));
    if (missing.length === 0) return gateways;
    const isActive = missing.some(({ id }) => id === forgotten.activeId);
    return withValidActiveId({
      activeId: isActive ? forgotten.activeId : gateways.activeId,
      all: [...gateways.all, ...missing],
    });
  });
  return after !== before;
}

/** The actions of the gateway forms. `onSaved` is awaited after each change of what is saved. */
export function createGatewayActions(onSaved: () => Promise<void>) {
  return {
    async test(access: GatewayAccess, gatewayId: string): Promise<ConnectionReport> {
      const report = await testAccess(access, gatewayId);
      // The user has paid for the report, whether or not the page can read its settings.
      await bestEffort(onSaved(), () => {});
      return report;
    },
    /** Adds a gateway, or replaces the one with its id. The first one becomes the active one. */
    async save(gateway: SavedGateway, report?: ConnectionReport): Promise<void> {
      await saveGateway(gateway, report);
      await onSaved();
    },
    /** Removes a gateway with its key, and all that is known of it, from the extension's storage. */
    async forget(gatewayId: string): Promise<void> {
      await updateGateways(({ activeId, all }) =>
        withValidActiveId({ activeId, all: all.filter(({ id }) => id !== gatewayId) }),
      );
      await onSaved();
    },
    async forgetAll(): Promise<void> {
      await updateGateways(() => NO_GATEWAYS);
      await onSaved();
    },
    async restore(gateways: Gateways): Promise<boolean> {
      const isRestored = await restoreGateways(gateways);
      await onSaved();
      return isRestored;
    },
    async activate(gatewayId: string): Promise<void> {
      await activateGateway(gatewayId);
      await onSaved();
    },
    /** The background sends the request, which limits how often it does. */
    async refreshBalance(gatewayId: string): Promise<void> {
      await sendMessage({ type: 'read-balance', gatewayId });
      await onSaved();
    },
  };
}
