import { createServer } from 'node:http';
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
  /** 0, the default, takes any free port. */
  port?: number;
  key?: string;
  faults?: readonly Fault[];
  /** Every look-up is answered so many milliseconds late. */
  delayMs?: number;
  /** Decides who meets the faults that have a probability. */
  seed?: number;
}

export interface DemoGateway {
  /** The base URL, without a slash at the end. */
  url: string;
  key: string;
  catalogue: Catalogue;
  stats(): GatewayStats;
  resetStats(): void;
  /** Adds a fault. Where several fit a look-up, it meets the newest. */
  fail(fault: Fault): void;
  /** Makes a GPT, by its name or edge case, another than it was. */
  change(keyOrName: string, change: (data: GptData) => void): void;
  /** Removes all faults and the delay, and gives GPTs that were changed back what they had. */
  heal(): void;
  /** Makes every look-up be answered so many milliseconds late. */
  delay(milliseconds: number): void;
  /** Stops at once, and ends open connections. */
  close(): Promise<void>;
}

/**
 * Starts a gateway of the documented family on 127.0.0.1, with invented GPTs.
 * Rejects if the port is taken.
 */
export async function startGateway(options: GatewayOptions = {}): Promise<DemoGateway> {
  const server = createServer();
  const { url, close } = await listen(server, options.port ?? 0);
  const state: GatewayState = {
    url,
    key: options.key ?? DEMO_KEY,
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
    heal() {
      for (const [entry, data] of unchanged) entry.data = data;
      unchanged.clear();
      state.plan.clear();
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
