import type { EndpointVersions, VersionChoice } from '../gateway/endpoints.ts';
import type { GatewayAccess } from '../gateway/request.ts';
import { isObject } from '../lib/is-object.ts';
import type { GatewayInfos } from './gateway-info.ts';
import { FIRST_ID, type GatewayList } from './gateway-list.ts';
import { DEFAULT_LOOKUPS, type LookupSettings } from './lookup-settings.ts';
import { createSavedGateway, type Gateways, NO_GATEWAYS } from './saved-gateways.ts';

/*
 * Before GPT Lens knew several gateways, its items were `GatewayAccess | null`, an origin, and the endpoint versions of
 * one base URL. These functions convert such a value whenever it is read, and return a current value as it is. The next
 * write stores the result. WXT's own migrations write as soon as an item is defined, without our locks: a context that
 * starts while another one saves a gateway could replace it with the old value.
 */

/** `version`: the choice of the API, which was one of the look-up settings. */
export function upgradeGateways(stored: unknown, version: VersionChoice): Gateways {
  if (isObject(stored) && Array.isArray(stored.all)) return stored as unknown as Gateways;
  if (!isAccess(stored)) return NO_GATEWAYS;
  return { activeId: FIRST_ID, all: [createSavedGateway(FIRST_ID, stored, version)] };
}

export function upgradeGatewayList(stored: unknown): GatewayList {
  if (typeof stored !== 'string') return stored as GatewayList;
  const name = URL.parse(stored)?.host ?? stored;
  const entry = { id: FIRST_ID, name, origin: stored, lowBalance: null, lookupPrice: null };
  return { activeId: FIRST_ID, all: [entry] };
}

export function upgradeGatewayInfos(stored: unknown): GatewayInfos {
  if (!isSavedVersions(stored)) return stored as GatewayInfos;
  const { baseUrl, offers } = stored;
  return { [FIRST_ID]: { baseUrl, endpointVersions: offers } };
}

/**
 * Adds new fields. Keeps a `version` of an older GPT Lens in the object, because `upgradeGateways` reads it until the
 * gateways are written.
 */
export function upgradeLookupSettings(stored: unknown): LookupSettings {
  return { ...DEFAULT_LOOKUPS, ...(stored as Partial<LookupSettings>) };
}

function isAccess(stored: unknown): stored is GatewayAccess {
  return (
    isObject(stored) && typeof stored.baseUrl === 'string' && typeof stored.apiKey === 'string'
  );
}

function isSavedVersions(stored: unknown): stored is { baseUrl: string; offers: EndpointVersions } {
  return isObject(stored) && typeof stored.baseUrl === 'string' && isObject(stored.offers);
}
