import { storage } from 'wxt/utils/storage';
import type { VersionChoice } from '../gateway/endpoints.ts';
import type { GatewayAccess } from '../gateway/request.ts';
import { whileLocked } from '../lib/update-item.ts';
import type { GatewayInfo, GatewayInfos } from './gateway-info.ts';
import type { GatewayEntry, GatewayList } from './gateway-list.ts';
import { type Gateways, NO_GATEWAYS, type SavedGateway } from './saved-gateways.ts';
import {
  defineSetting,
  gatewayInfoState,
  gatewayListState,
  lookupSetting,
  type Setting,
} from './settings.ts';
import { upgradeGateways } from './upgrade-stored.ts';

/**
 * The user's gateways, including the keys. Only background, options and welcome page may import this module: defining
 * the item reads it, so the importing page has the keys in its memory.
 */
export const gatewaysSetting: Setting<Gateways> = {
  ...defineSetting<Gateways>('gateway', NO_GATEWAYS, (stored) => upgradeGateways(stored, 'auto')),
  async getValue() {
    // In one call, so that both are of the same time.
    const [gateways, lookups] = await storage.getItems(['local:gateway', lookupSetting.key]);
    return upgradeGateways(gateways?.value, getOldVersion(lookups?.value));
  },
};

/** Items that are written together. Lock all of them to write one of them. */
export const GATEWAY_ITEMS = [gatewaysSetting, gatewayListState, gatewayInfoState] as const;

/**
 * The items to write for the gateways, in one call so that they stay consistent. Lock `GATEWAY_ITEMS` meanwhile. Leaves
 * out the information about removed gateways and about other base URLs.
 */
export function gatewayItems(gateways: Gateways, infos: GatewayInfos) {
  return [
    { key: gatewaysSetting.key, value: gateways },
    { key: gatewayListState.key, value: toGatewayList(gateways) },
    { key: gatewayInfoState.key, value: keepValidInfos(infos, gateways) },
  ];
}

/**
 * Changes the gateways, and with them the list and the information about them. `addInfos` may add information in the
 * same write. Writes nothing if `change` returns the same value. Returns the gateways before and after.
 */
export function updateGateways(
  change: (gateways: Gateways) => Gateways,
  addInfos: (infos: GatewayInfos) => GatewayInfos = (infos) => infos,
): Promise<{ before: Gateways; after: Gateways }> {
  return whileLocked([...GATEWAY_ITEMS], async () => {
    const [before, infos] = await Promise.all([
      gatewaysSetting.getValue(),
      gatewayInfoState.getValue(),
    ]);
    const after = change(before);
    if (after !== before) {
      const valid = keepValidInfos(infos, after, before);
      await storage.setItems(gatewayItems(after, addInfos(valid)));
    }
    return { before, after };
  });
}

/** Makes a gateway the active one. Does nothing if the user has removed it. */
export async function activateGateway(gatewayId: string): Promise<void> {
  await updateGateways((gateways) =>
    gateways.all.some(({ id }) => id === gatewayId)
      ? { ...gateways, activeId: gatewayId }
      : gateways,
  );
}

/**
 * Changes the information about a gateway. Does nothing if base URL or key have changed since, or if the gateway was
 * removed: the information is about the access that it was requested with. Writes nothing if `change` returns the same
 * value.
 */
export function updateGatewayInfo(
  { id, baseUrl, apiKey }: GatewayAccess & { id: string },
  change: (info: GatewayInfo) => GatewayInfo,
): Promise<void> {
  return whileLocked([...GATEWAY_ITEMS], async () => {
    const [gateways, infos] = await Promise.all([
      gatewaysSetting.getValue(),
      gatewayInfoState.getValue(),
    ]);
    const saved = gateways.all.find((gateway) => gateway.id === id);
    if (saved?.baseUrl !== baseUrl || saved.apiKey !== apiKey) return;
    const valid = keepValidInfos(infos, gateways);
    const before = valid[id] ?? { baseUrl, endpointVersions: {} };
    const after = change(before);
    if (after !== before) await gatewayInfoState.setValue({ ...valid, [id]: after });
  });
}

/**
 * The information that is still valid for the gateways. Balance, models and prices belong to the key: they are left out
 * if it has changed since `before`. Endpoint versions and site belong to the base URL.
 */
export function keepValidInfos(
  infos: GatewayInfos,
  { all }: Gateways,
  before?: Gateways,
): GatewayInfos {
  const keys = new Map(before?.all.map(({ id, apiKey }) => [id, apiKey]));
  const valid = all.flatMap(({ id, baseUrl, apiKey }): [string, GatewayInfo][] => {
    const info = infos[id];
    if (info?.baseUrl !== baseUrl) return [];
    if ((keys.get(id) ?? apiKey) === apiKey) return [[id, info]];
    const { endpointVersions, site } = info;
    return [[id, { baseUrl, endpointVersions, ...(site && { site }) }]];
  });
  return Object.fromEntries(valid);
}

function toGatewayList({ activeId, all }: Gateways): GatewayList {
  const toEntry = (gateway: SavedGateway): GatewayEntry => {
    const { id, name, baseUrl, lowBalance, lookupPrice, chatModel } = gateway;
    const { origin } = new URL(baseUrl);
    return { id, name, origin, lowBalance, lookupPrice, ...(chatModel && { chatModel }) };
  };
  return { activeId, all: all.map(toEntry) };
}

/** The choice of the API in look-up settings of an older version. */
function getOldVersion(lookups: { version?: VersionChoice } | null | undefined): VersionChoice {
  return lookups?.version ?? 'auto';
}
