import { createServer } from 'node:http';
import { createAccount, QUOTA_PER_DOLLAR } from './account/account.ts';
import { type Catalogue, type CatalogueEntry, createCatalogue } from './catalogue.ts';
import type { Fault } from './faults/fault.ts';
import { createFaultPlan } from './faults/plan.ts';
import type { GptData } from './gpt-data.ts';
import { DEMO_KEY } from './key.ts';
import { listen } from './listen.ts';
import { respond } from './respond.ts';
import type { GatewayState } from './state.ts';
import { createCounter, type GatewayStats } from './stats.ts';

export interface GatewayOptions {
  /** 0, the default, selects any free port. */
  port?: number;
  key?: string;
  /** The name of the site, as its status tells it. */
  name?: string;
  /** What is left of the key's balance in US dollars; 12.40 by default. */
  balance?: number;
  faults?: readonly Fault[];
  /** The delay of every look-up in milliseconds. */
  delayMs?: number;
  /** Determines which requests a fault with a probability affects. */
  seed?: number;
}

export interface DemoGateway {
  /** The base URL, without a trailing slash. */
  url: string;
  key: string;
  catalogue: Catalogue;
  stats(): GatewayStats;
  resetStats(): void;
  /** Adds a fault. Of several that apply to a request, the newest wins. */
  fail(fault: Fault): void;
  /** Changes a GPT, found by its name or edge case. */
  change(keyOrName: string, change: (data: GptData) => void): void;
  /** What is left of the key's balance in US dollars. Look-ups and searches reduce it by their listed price. */
  balance(): number;
  setBalance(dollars: number): void;
  /** Removes all faults and the delay, reverts changed GPTs, and restores the balance of the start. */
  heal(): void;
  /** Delays every look-up by this many milliseconds. */
  delay(milliseconds: number): void;
  /** Stops at once and ends open connections. */
  close(): Promise<void>;
}

/**
 * Starts a gateway of the documented family on 127.0.0.1, with invented GPTs.
 * Rejects if the port is taken or the balance is no amount.
 */
export async function startGateway(options: GatewayOptions = {}): Promise<DemoGateway> {
  const account = createAccount(options.balance);
  const server = createServer();
  const { url, close } = await listen(server, options.port ?? 0);
  const state: GatewayState = {
    url,
    key: options.key ?? DEMO_KEY,
    name: options.name ?? 'Demo Gateway',
    account,
    catalogue: createCatalogue(url),
    counter: createCounter(),
    plan: createFaultPlan(options.seed ?? 1),
    delayMs: options.delayMs ?? 0,
  };
  for (const fault of options.faults ?? []) state.plan.add(fault);

  const unchanged = new Map<CatalogueEntry, GptData>();
  const gateway: DemoGateway = {
    url,
    key: state.key,
    catalogue: state.catalogue,
    stats: () => state.counter.snapshot(),
    resetStats: () => state.counter.reset(),
    fail: (fault) => state.plan.add(fault),
    change(keyOrName, change) {
      const entry = state.catalogue.get(keyOrName);
      if (!unchanged.has(entry)) unchanged.set(entry, entry.data);
      entry.data = structuredClone(entry.data);
      change(entry.data);
    },
    balance: () => account.left / QUOTA_PER_DOLLAR,
    setBalance: (dollars) => account.setBalance(dollars),
    heal() {
      for (const [entry, data] of unchanged) entry.data = data;
      unchanged.clear();
      state.plan.clear();
      account.reset();
      state.delayMs = 0;
    },
    delay(milliseconds) {
      state.delayMs = milliseconds;
    },
    close,
  };
  server.on('request', (request, response) => respond(state, gateway, request, response));
  return gateway;
}
