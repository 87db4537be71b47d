import type { KnownGateways } from '../../../utils/extension-pages/gateways/known-gateways.ts';
import type { watchGateways } from '../../../utils/extension-pages/gateways/watch-gateways.ts';
import type { Balance } from '../../../utils/gateway/account.ts';
import type { GatewayInfo } from '../../../utils/settings/gateway-info.ts';
import type { GatewayEntry } from '../../../utils/settings/gateway-list.ts';
import type { SavedGateway } from '../../../utils/settings/saved-gateways.ts';
import { NOW } from './cache-database.ts';

/** A gateway of the user with its own host, and by default its own key. */
export function gateway(id: string, apiKey = `sk-${id}`): SavedGateway {
  return createSavedGateway(id, { name: `${id}.example`, apiKey });
}

/** A gateway of the user with this id, at a host of the same name. */
export function createSavedGateway(id: string, more: Partial<SavedGateway> = {}): SavedGateway {
  return {
    id,
    name: `Gateway ${id}`,
    baseUrl: `https://${id}.example`,
    apiKey: `sk-${id}`,
    version: 'auto',
    dailyLimit: null,
    lookupPrice: null,
    lowBalance: null,
    ...more,
  };
}

export function createEntry(id: string, more: Partial<GatewayEntry> = {}): GatewayEntry {
  const origin = `https://${id}.example`;
  return { id, name: `Gateway ${id}`, origin, lowBalance: null, lookupPrice: null, ...more };
}

export function createInfo(more: Partial<GatewayInfo> = {}): GatewayInfo {
  return { baseUrl: 'https://a.example', endpointVersions: {}, ...more };
}

/** What is known of a gateway that has told this balance. */
export function createInfoWithBalance(balance: Balance, more: Partial<GatewayInfo> = {}) {
  return createInfo({ balance: { balance, readAt: NOW }, ...more });
}

/** Gateways of which the first is active. */
export function createKnown(all: GatewayEntry[], more: Partial<KnownGateways> = {}): KnownGateways {
  return {
    list: { activeId: all[0]?.id ?? '', all },
    infos: {},
    asksNext: false,
    readsBalance: false,
    ...more,
  };
}

/** A `watchGateways` whose gateways a test can change. */
export function createGatewayWatch(known: KnownGateways) {
  const listeners = new Set<(known: KnownGateways) => void>();
  const watch: typeof watchGateways = async (onChange) => {
    listeners.add(onChange);
    onChange(known);
  };
  return {
    watchGateways: watch,
    change: (changed: KnownGateways) => listeners.forEach((onChange) => void onChange(changed)),
  };
}
