import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createBalanceReader, MAX_READINGS } from '../../../utils/background/read-balance.ts';
import type { Balance, Prices, SiteInfo } from '../../../utils/gateway/account.ts';
import { type Failure, failed, ok, type Result } from '../../../utils/gateway/failure.ts';
import type { GatewayInfo } from '../../../utils/settings/gateway-info.ts';
import { gatewaysSetting } from '../../../utils/settings/gateway-setting.ts';
import { DEFAULT_LOOKUPS } from '../../../utils/settings/lookup-settings.ts';
import { gatewayInfoState, lookupSetting } from '../../../utils/settings/settings.ts';
import { createSavedGateway } from '../support/gateways.ts';

await vi.hoisted(() => import('../support/fake-extension.ts'));

const NOW = Date.UTC(2026, 0);
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const a = createSavedGateway('a');
const b = createSavedGateway('b');
const amount = (dollars: number): Balance => ({ kind: 'amount', amount: dollars, unit: 'usd' });
const DOWN: Failure = { kind: 'server-error', status: 503 };

/** A gateway with a balance of 5 dollars, and the times of the readings. */
function createTestReader() {
  const clock = { now: NOW };
  const gateway = {
    balance: async (_?: AbortSignal): Promise<Result<Balance>> => ok(amount(5)),
    prices: async (): Promise<Result<Prices>> => ok({ lookup: 0.002 }),
    site: async (): Promise<Result<SiteInfo>> => ok({ name: 'Mine' }),
  };
  const requests: string[] = [];
  const errors: unknown[] = [];
  /** Starts a background. */
  const start = () =>
    createBalanceReader({
      openAccount: ({ baseUrl, apiKey }) => {
        const record = (name: string) => requests.push(`${baseUrl} ${apiKey} ${name}`);
        return {
          readModels: async () => failed(DOWN),
          readBalance(signal) {
            record('balance');
            return gateway.balance(signal);
          },
          readPrices() {
            record('prices');
            return gateway.prices();
          },
          readSite() {
            record('site');
            return gateway.site();
          },
        };
      },
      onError: (error) => errors.push(error),
      now: () => clock.now,
      elapsed: () => clock.now,
    });
  const countReadings = () => requests.filter((request) => request.endsWith('balance')).length;
  return { reader: start(), start, clock, gateway, requests, errors, countReadings };
}

const readInfo = async (id = 'a') => (await gatewayInfoState.getValue())[id];
const known = (more: Partial<GatewayInfo>): GatewayInfo => ({
  baseUrl: a.baseUrl,
  endpointVersions: { gpt: 'v2' },
  ...more,
});

beforeEach(async () => {
  await gatewaysSetting.setValue({ activeId: 'a', all: [a, b] });
  await gatewayInfoState.setValue({});
  await lookupSetting.setValue(DEFAULT_LOOKUPS);
});

describe('reading a balance', () => {
  it('stores that of the active gateway, or of the one that is named', async () => {
    const { reader, requests } = createTestReader();
    await gatewayInfoState.setValue({ a: known({}) });
    await reader.read({});
    expect(requests).toContain('https://a.example sk-a balance');
    expect(await readInfo()).toMatchObject(known({ balance: { balance: amount(5), readAt: NOW } }));
    await reader.read({ gatewayId: 'b' });
    expect(requests).toContain('https://b.example sk-b balance');
    expect((await readInfo('b'))?.balance).toEqual({ balance: amount(5), readAt: NOW });
  });

  it('does nothing without a gateway, or with an unknown one', async () => {
    const { reader, requests } = createTestReader();
    await reader.read({ gatewayId: 'removed' });
    await gatewaysSetting.setValue({ activeId: '', all: [] });
    await reader.read({});
    expect(requests).toEqual([]);
    expect(await gatewayInfoState.getValue()).toEqual({});
  });

  it('keeps the earlier balance after a failure, and forgets the failure after a success', async () => {
    const { reader, gateway, clock } = createTestReader();
    await reader.read({});
    clock.now += MINUTE_MS;
    gateway.balance = async () => failed(DOWN);
    await reader.read({});
    const earlier = { balance: amount(5), readAt: NOW };
    expect(await readInfo()).toMatchObject({ balance: earlier, balanceFailure: DOWN });
    clock.now += MINUTE_MS;
    gateway.balance = async () => ok(amount(4));
    await reader.read({});
    const info = await readInfo();
    expect(info?.balance).toEqual({ balance: amount(4), readAt: NOW + 2 * MINUTE_MS });
    expect(info).not.toHaveProperty('balanceFailure');
  });

  it.each([
    ['the key has changed', [{ ...a, apiKey: 'sk-new' }]],
    ['the base URL has changed', [{ ...a, baseUrl: 'https://new.example' }]],
    ['the gateway was removed', []],
  ])('stores nothing if %s meanwhile', async (_, all) => {
    const { reader, gateway } = createTestReader();
    const answer = Promise.withResolvers<Result<Balance>>();
    gateway.balance = () => answer.promise;
    const reading = reader.read({});
    await vi.waitFor(async () => expect((await readInfo())?.balanceTriedAt).toBe(NOW));
    await gatewaysSetting.setValue({ activeId: 'a', all });
    answer.resolve(ok(amount(5)));
    await reading;
    expect((await readInfo())?.balance).toBeUndefined();
  });

  it('ends with a failure if the gateway does not respond in time', async () => {
    const { reader, gateway } = createTestReader();
    const deadline = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    gateway.balance = (signal) => {
      queueMicrotask(() => deadline.abort());
      return new Promise((_, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason)),
      );
    };
    timeout.mockImplementation((ms) =>
      ms === 25_000 ? deadline.signal : new AbortController().signal,
    );
    await reader.read({});
    timeout.mockRestore();
    expect((await readInfo())?.balanceFailure).toEqual({ kind: 'timeout', seconds: 25 });
  });
});

describe('a balance is read', () => {
  it('once for concurrent calls', async () => {
    const { reader, countReadings } = createTestReader();
    await Promise.all(Array.from({ length: 10 }, () => reader.read({})));
    expect(countReadings()).toBe(1);
    expect((await readInfo())?.balance).toBeDefined();
  });

  it('at most once a minute, also after a failure and a restart of the background', async () => {
    const { reader, start, gateway, clock, countReadings } = createTestReader();
    await reader.read({});
    clock.now += MINUTE_MS - 1;
    await reader.read({});
    await start().read({});
    expect(countReadings()).toBe(1);
    clock.now += 1;
    gateway.balance = async () => failed(DOWN);
    await start().read({});
    await start().read({});
    expect(countReadings()).toBe(2);
  });

  it('not within a minute of a connection test, but at once after a change of the key', async () => {
    const { reader, countReadings } = createTestReader();
    const balance = { balance: amount(5), readAt: NOW };
    await gatewayInfoState.setValue({ a: known({ balance }) });
    await reader.read({});
    expect(countReadings()).toBe(0);
    // As saving another key does.
    await gatewaysSetting.setValue({ activeId: 'a', all: [{ ...a, apiKey: 'sk-new' }] });
    await gatewayInfoState.setValue({});
    await reader.read({});
    expect(countReadings()).toBe(1);
  });

  it('at most 20 times in 20 minutes, whatever is stored, for all keys of a gateway together', async () => {
    const { reader, clock, countReadings } = createTestReader();
    const all = [a, { ...b, baseUrl: `${a.baseUrl}/openai` }];
    await gatewaysSetting.setValue({ activeId: 'a', all });
    for (let times = 0; times < 40; times++) {
      await gatewayInfoState.setValue({});
      await reader.read({ gatewayId: times % 2 ? 'a' : 'b' });
    }
    expect(countReadings()).toBe(MAX_READINGS);
    clock.now += 20 * MINUTE_MS;
    await gatewayInfoState.setValue({});
    await reader.read({});
    expect(countReadings()).toBe(MAX_READINGS + 1);
  });
});

describe('an automatic reading', () => {
  const automatic = { isAutomatic: true };

  it('does nothing unless the user has allowed it', async () => {
    const { reader, requests } = createTestReader();
    await reader.read(automatic);
    expect(requests).toEqual([]);
    await lookupSetting.setValue({ ...DEFAULT_LOOKUPS, readsBalance: true });
    await reader.read(automatic);
    expect(requests).toEqual(['https://a.example sk-a balance']);
  });

  it('sends one request for ten openings of the popup within a minute', async () => {
    const { start, clock, requests } = createTestReader();
    await lookupSetting.setValue({ ...DEFAULT_LOOKUPS, readsBalance: true });
    for (let times = 0; times < 10; times++) {
      await start().read(automatic);
      clock.now += 5_000;
    }
    expect(requests).toHaveLength(1);
  });

  it('asks a gateway that does not tell the balance once a day', async () => {
    const { reader, gateway, clock, countReadings } = createTestReader();
    await lookupSetting.setValue({ ...DEFAULT_LOOKUPS, readsBalance: true });
    gateway.balance = async () => ok({ kind: 'not-offered' });
    await reader.read(automatic);
    clock.now += DAY_MS - 1;
    await reader.read(automatic);
    expect(countReadings()).toBe(1);
    // The user may ask earlier.
    await reader.read({});
    expect(countReadings()).toBe(2);
    clock.now += DAY_MS;
    await reader.read(automatic);
    expect(countReadings()).toBe(3);
  });
});

describe('prices and site', () => {
  it('are read along with a balance that the user asked for, at most once a day', async () => {
    const { reader, requests, clock } = createTestReader();
    await reader.read({});
    const facts = { prices: { lookup: 0.002 }, site: { name: 'Mine' }, factsReadAt: NOW };
    await vi.waitFor(async () => expect(await readInfo()).toMatchObject(facts));
    expect(requests).toHaveLength(3);
    clock.now += DAY_MS - 1;
    await reader.read({});
    expect(requests).toHaveLength(4);
    clock.now += MINUTE_MS;
    await reader.read({});
    await vi.waitFor(() => expect(requests).toHaveLength(7));
  });

  it('stay as they are if they cannot be read', async () => {
    const { reader, gateway, requests, errors } = createTestReader();
    await gatewayInfoState.setValue({ a: known({ prices: { search: 1 }, site: { name: 'Old' } }) });
    gateway.prices = async () => failed(DOWN);
    await reader.read({});
    await vi.waitFor(async () => expect((await readInfo())?.site).toEqual({ name: 'Mine' }));
    expect((await readInfo())?.prices).toEqual({ search: 1 });
    expect(requests).toHaveLength(3);
    expect(errors).toEqual([]);
  });

  it('are not read after a failure', async () => {
    const { reader, gateway, requests } = createTestReader();
    gateway.balance = async () => failed(DOWN);
    await reader.read({});
    expect(requests).toHaveLength(1);
    expect(await readInfo()).not.toHaveProperty('factsReadAt');
  });
});
