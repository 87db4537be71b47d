/** A gateway as popup and side panel know it: without the key. Stored: field names must not change. */
export interface GatewayEntry {
  id: string;
  name: string;
  origin: string;
  /** Below this balance, in the unit of the gateway, GPT Lens shows a hint; `null` for none. */
  lowBalance: number | null;
  /** The price of a look-up in US dollars that the user has entered; `null` if none. */
  lookupPrice: number | null;
  /** The name under which the gateway offers a GPT for chats, with `{id}` for its id; missing for the usual one. */
  chatModel?: string;
}

/** Stored: field names must not change. */
export interface GatewayList {
  /** The id of the active gateway; empty if there is no gateway. */
  activeId: string;
  /** In the order in which they are asked after the active one. */
  all: GatewayEntry[];
}

/** Gateways with their keys, or their entries. */
interface Choice<T> {
  activeId: string;
  all: T[];
}

/** The active gateway: the first one if the id is unknown, `undefined` if there is none. */
export function getActiveGateway<T extends { id: string }>({
  activeId,
  all,
}: Choice<T>): T | undefined {
  return all.find(({ id }) => id === activeId) ?? all[0];
}

/** The gateways that one look-up may ask, in this order: the active one, and the others if the user wants that. */
export function getGatewaysToAsk<T extends { id: string }>(
  gateways: Choice<T>,
  asksNext: boolean,
): T[] {
  const active = getActiveGateway(gateways);
  if (!active) return [];
  return asksNext ? [active, ...gateways.all.filter((other) => other !== active)] : [active];
}

/** The id of the gateway that was saved before GPT Lens knew several. */
export const FIRST_ID = 'first';
