import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { GatewaySummary } from '../../utils/extension-pages/gateways/gateway-summary.ts';
import type { BalanceReading } from '../../utils/settings/gateway-info.ts';
import type { GatewayEntry } from '../../utils/settings/gateway-list.ts';
import { MINUTE, NOW, noop } from './fixtures.ts';

function createEntry(id: string, name: string): GatewayEntry {
  return { id, name, origin: `https://${id}.example`, lowBalance: 5, lookupPrice: null };
}

/** A gateway that keeps its host as its name, one with a Chinese name, and one with a long name. */
export const GATEWAYS: GatewayEntry[] = [
  createEntry('first', 'api.gateway.example'),
  createEntry('second', '备用网关'),
  createEntry('third', 'The one that the whole department shares, paid by the month'),
];

/** The page of an invented gateway. */
export const TOP_UP_URL = 'https://api.gateway.example/topup';

/** Of a gateway that may offer chats with GPTs. */
export const CHAT: ChatEntry = { isUnlisted: false, open: noop };

/** The first of these gateways is active. */
export function createSummary(count: number, more: Partial<GatewaySummary> = {}): GatewaySummary {
  const list = { activeId: 'first', all: GATEWAYS.slice(0, count) };
  const lookupEstimate = { lookups: 1, cost: 0.02, fromCache: 0 };
  return { list, lookupEstimate, ...more };
}

/** A balance that was read some minutes ago. */
export function createReading(balance: BalanceReading['balance'], minutes = 2): BalanceReading {
  return { balance, readAt: NOW - minutes * MINUTE };
}
