import type { VersionChoice } from '../gateway/endpoints.ts';
import type { GatewayAccess } from '../gateway/request.ts';
import { getActiveGateway } from './gateway-list.ts';

/** A gateway of the user, including the key. Stored: field names must not change. */
export interface SavedGateway extends GatewayAccess {
  id: string;
  /** Chosen by the user, or the host of the base URL. */
  name: string;
  /** Which version of the gateway's API to use. */
  version: VersionChoice;
  /** Maximum number of look-ups per day at this gateway; `null` for no limit. */
  dailyLimit: number | null;
  /** The price of a look-up in US dollars as the user knows it; `null` if not entered. */
  lookupPrice: number | null;
  /** Below this balance, in the unit of the gateway, GPT Lens shows a hint; `null` for none. */
  lowBalance: number | null;
  /** The name under which the gateway offers a GPT for chats, with `{id}` for its id; missing for the usual one. */
  chatModel?: string;
}

/** The user's gateways. Stored: field names must not change. */
export interface Gateways {
  /** The id of the active gateway; empty if there is none. */
  activeId: string;
  /** In the order in which they are asked after the active one. */
  all: SavedGateway[];
}

/** The length of the longest host with a port, which is the name unless the user chooses one. */
export const MAX_GATEWAY_NAME = 259;

export const NO_GATEWAYS: Gateways = { activeId: '', all: [] };

/** The gateways with the id of the one that is active in fact, which differs if the active one was removed. */
export function withValidActiveId(gateways: Gateways): Gateways {
  return { ...gateways, activeId: getActiveGateway(gateways)?.id ?? '' };
}

/** A new gateway with its default settings; its name is the host of its base URL. */
export function createSavedGateway(
  id: string,
  { baseUrl, apiKey }: GatewayAccess,
  version: VersionChoice = 'auto',
): SavedGateway {
  const name = URL.parse(baseUrl)?.host ?? baseUrl;
  const settings = { version, dailyLimit: null, lookupPrice: null, lowBalance: null };
  return { id, name, baseUrl, apiKey, ...settings };
}
