/** A gateway as popup and side panel know it: without the key. Stored: field names must not change. */
export interface GatewayEntry {
  id: string;
  name: string;
  origin: string;
  /** Below this balance, in the unit of the gateway, GPT Lens shows a hint; `null` for none. */
  lowBalance: number | null;
  /** The price of a look-up in US dollars that the user has entered; `null` if none. */
  lookupPrice: number | null;
}

/** Stored: field names must not change. */
export interface GatewayList {
  /** The id of the active gateway; empty if there is no gateway. */
  activeId: string;
  /** In the order in which they are asked after the active one. */
  all: GatewayEntry[];
}

/** The active gateway: the first one if the id is unknown. */
export function getActiveEntry({ activeId, all }: GatewayList): GatewayEntry | undefined {
  return all.find(({ id }) => id === activeId) ?? all[0];
}

/** The id of the gateway that was saved before GPT Lens knew several. */
export const FIRST_ID = 'first';
