import { vi } from 'vitest';
import type { Failure } from '../../../utils/gateway/failure.ts';
import type { StoredItem } from '../../../utils/lib/update-item.ts';
import type { CachedGpt } from '../../../utils/lookup/cache/entries.ts';
import { createFailureLog, type LoggedFailure } from '../../../utils/lookup/failure-log.ts';
import {
  createLookupService,
  type LookupAnswer,
  type LookupOptions,
} from '../../../utils/lookup/lookup-service.ts';
import { FIRST_ID } from '../../../utils/settings/gateway-list.ts';
import { gptId } from './gpt-id.ts';
import { createManualGateways, type PendingRequest } from './manual-gateway.ts';
import { createMemoryCache } from './memory-cache.ts';
import { readEntry } from './parse-gpt.ts';

export const ID = gptId('g-2fkFE8rbu');
export const OTHER_ID = gptId('g-7QmZ0aVx4');
export const START = Date.UTC(2024, 5, 1);
export const FRESH_MS = 60_000;
export const gpt = readEntry('documented');
export const newer = { ...gpt, name: 'Code Guru II' };

export function toCachedGpt(readAt: number): CachedGpt {
  return { asked: ID, gpt, readAt, gatewayId: FIRST_ID };
}

/** Creates a lookup service whose gateways, cache and clock the test controls. */
export function createTestLookupService({
  cachedGpts = [],
  gatewayIds = [FIRST_ID],
}: {
  cachedGpts?: CachedGpt[];
  /** The gateways to ask, in this order. A test may change it. */
  gatewayIds?: string[];
} = {}) {
  const cache = createMemoryCache(...cachedGpts);
  const { open, requests, searches } = createManualGateways();
  const log = memoryStore<LoggedFailure[]>([]);
  let now = START;
  const errors: unknown[] = [];
  const lookupService = createLookupService({
    openGateways: async () => gatewayIds.map(open),
    cache,
    failureLog: createFailureLog(log),
    freshForMs: async () => FRESH_MS,
    onError: (error) => errors.push(error),
    now: () => now,
    elapsed: () => now,
  });

  /** Returns all answers of a lookup. */
  async function collectAnswers(
    id = ID,
    options: Partial<LookupOptions> = {},
  ): Promise<LookupAnswer[]> {
    const answers: LookupAnswer[] = [];
    for await (const answer of lookupService.lookUp(id, { reason: 'hover', ...options })) {
      answers.push(answer);
    }
    return answers;
  }

  /** Waits for the n-th request to the gateway. */
  function waitForRequest(count = 1): Promise<PendingRequest> {
    const find = () =>
      requests[count - 1] ?? Promise.reject(new Error('No such request was sent.'));
    return vi.waitFor(find, { interval: 1 });
  }

  /** Looks up an id and lets the gateway fail. */
  async function failLookup(
    failure: Failure,
    id = ID,
    options: Partial<LookupOptions> = {},
  ): Promise<LookupAnswer[]> {
    const count = requests.length + 1;
    const answers = collectAnswers(id, options);
    (await waitForRequest(count)).answer({ ok: false, failure });
    return answers;
  }

  function advance(milliseconds: number): void {
    now += milliseconds;
  }

  return {
    lookupService,
    cache,
    requests,
    searches,
    log,
    collectAnswers,
    waitForRequest,
    failLookup,
    advance,
    errors,
  };
}

/** Waits long enough for all pending promises. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 10));

function memoryStore<T>(first: T): StoredItem<T> {
  let value = first;
  return {
    key: `local:${crypto.randomUUID()}`,
    getValue: async () => value,
    setValue: async (next) => {
      value = next;
    },
  };
}
