import { vi } from 'vitest';
import type { Failure } from '../../../utils/gateway/failure.ts';
import type { StoredItem } from '../../../utils/lib/browser/update-item.ts';
import type { Reading } from '../../../utils/lookup/cache/cache.ts';
import { createFailureLog, type LoggedFailure } from '../../../utils/lookup/failure-log.ts';
import {
  type Answer,
  createInspector,
  type InspectOptions,
} from '../../../utils/lookup/lookup-service.ts';
import { type AskedGateway, createAskedGateway } from './gateway.ts';
import { gptId } from './gpt-id.ts';
import { createMemoryLibrary } from './library.ts';
import { readEntry } from './read.ts';

export const ID = gptId('g-2fkFE8rbu');
export const OTHER_ID = gptId('g-7QmZ0aVx4');
export const START = Date.UTC(2024, 5, 1);
export const FRESH_MS = 60_000;
export const gpt = readEntry('documented');
export const newer = { ...gpt, name: 'Code Guru II' };

export function readingOf(readAt: number): Reading {
  return { asked: ID, gpt, readAt };
}

/** An inspector whose gateway, library and clock are the test's. */
export function createTestInspector({
  kept = [],
  hasGateway = true,
}: {
  kept?: Reading[];
  hasGateway?: boolean;
} = {}) {
  const library = createMemoryLibrary(...kept);
  const { gateway, asked, searched } = createAskedGateway();
  const log = memoryStore<LoggedFailure[]>([]);
  let now = START;
  const troubles: unknown[] = [];
  const inspector = createInspector({
    gateway: async () => (hasGateway ? gateway : undefined),
    library,
    failureLog: createFailureLog(log),
    freshFor: async () => FRESH_MS,
    onTrouble: (error) => troubles.push(error),
    now: () => now,
    elapsed: () => now,
  });

  /** Everything that is told, as a list. */
  async function inspect(id = ID, options: Partial<InspectOptions> = {}): Promise<Answer[]> {
    const told: Answer[] = [];
    for await (const answer of inspector.inspect(id, { reason: 'hover', ...options })) {
      told.push(answer);
    }
    return told;
  }

  /** The n-th look-up, once the gateway has been asked for it. */
  function lookUp(count = 1): Promise<AskedGateway> {
    const find = () => asked[count - 1] ?? Promise.reject(new Error('The gateway is not asked.'));
    return vi.waitFor(find, { interval: 1 });
  }

  /** Asks for an id and lets the gateway fail. */
  async function failAt(
    failure: Failure,
    id = ID,
    options: Partial<InspectOptions> = {},
  ): Promise<Answer[]> {
    const count = asked.length + 1;
    const told = inspect(id, options);
    (await lookUp(count)).answer({ ok: false, failure });
    return told;
  }

  function pass(milliseconds: number): void {
    now += milliseconds;
  }

  return { inspector, library, asked, searched, log, inspect, lookUp, failAt, pass, troubles };
}

/** Long enough for everything that only waits for its turn. */
export const aWhile = () => new Promise((resolve) => setTimeout(resolve, 10));

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
