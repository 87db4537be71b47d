import { describe, expect, it } from 'vitest';
import type { AccountClient } from '../../../utils/gateway/account-client.ts';
import type { Gateway } from '../../../utils/gateway/client.ts';
import { getEndpointVersions, testConnection } from '../../../utils/gateway/connection-test.ts';
import type { Version } from '../../../utils/gateway/endpoints.ts';
import { type Failure, failed, ok } from '../../../utils/gateway/failure.ts';
import { gpt } from '../support/lookup-service.ts';

type Endpoint = `${'gpt' | 'search'}-${Version}`;

/** A gateway whose endpoints all work, except these. */
function gatewayThat(fails: Partial<Record<Endpoint, Failure>>) {
  const requestedEndpoints: Endpoint[] = [];
  const answer = async <T>(endpoint: Endpoint, value: T) => {
    requestedEndpoints.push(endpoint);
    const failure = fails[endpoint];
    return failure ? failed(failure) : ok(value);
  };
  const gatewayOf = (version: Version): Gateway => ({
    gpt: () => answer(`gpt-${version}`, gpt),
    search: () => answer(`search-${version}`, { hits: [] }),
  });
  return { gatewayOf, requestedEndpoints };
}

type Part = 'models' | 'balance' | 'prices' | 'site';

const MODELS = { count: 1, gptModels: ['gpt-4-gizmo-*'], rerankModels: [], embeddingModels: [] };
const PRICES = { chat: { per: 'message', amount: 0.1 } } as const;
const SITE = { name: 'North', topUpUrl: 'https://pay.example/' };

/** An account whose parts can all be read, except these. */
function accountThat(fails: Partial<Record<Part, Failure>> = {}) {
  const read: Part[] = [];
  let pending = 0;
  let mostPending = 0;
  const answer = async <T>(part: Part, value: T) => {
    read.push(part);
    mostPending = Math.max(mostPending, ++pending);
    await new Promise((resolve) => setTimeout(resolve, 1));
    pending--;
    const failure = fails[part];
    return failure ? failed(failure) : ok(value);
  };
  const account: AccountClient = {
    readModels: () => answer('models', MODELS),
    readBalance: () => answer('balance', { kind: 'amount', amount: 12.4, unit: 'usd' }),
    readPrices: () => answer('prices', PRICES),
    readSite: () => answer('site', SITE),
  };
  return { account, read, getMostPending: () => mostPending };
}

const { account } = accountThat();

const FORBIDDEN: Failure = { kind: 'forbidden' };
const MISSING: Failure = { kind: 'endpoint-missing' };

describe('testConnection', () => {
  it.each<Failure>([
    FORBIDDEN,
    { kind: 'refused' },
    { kind: 'no-channel' },
    { kind: 'unreadable' },
    { kind: 'server-error', status: 500 },
    { kind: 'timeout', seconds: 15 },
    MISSING,
  ])('tries V1 if the search with V2 fails ($kind), and reports no failure', async (failure) => {
    const { gatewayOf, requestedEndpoints } = gatewayThat({ 'search-v2': failure });
    const report = await testConnection(gatewayOf, account);
    expect(requestedEndpoints).toHaveLength(4);
    expect(report).toMatchObject({ reachable: 'yes', keyAccepted: 'yes', failure: undefined });
    expect(getEndpointVersions(report)).toEqual({ gpt: 'v2', search: 'v1' });
    const isMissing = failure === MISSING;
    expect(report.endpoints[1]).toMatchObject({
      supported: isMissing ? 'no' : 'unknown',
      failure,
    });
  });

  it('finds V1 if the look-up with V2 is forbidden', async () => {
    const { gatewayOf } = gatewayThat({ 'gpt-v2': FORBIDDEN, 'search-v2': FORBIDDEN });
    const report = await testConnection(gatewayOf, account);
    expect(getEndpointVersions(report)).toEqual({ gpt: 'v1', search: 'v1' });
    expect(report.failure).toBeUndefined();
  });

  it('returns the most specific failure if no GPT can be looked up', async () => {
    const { gatewayOf } = gatewayThat({ 'gpt-v2': MISSING, 'gpt-v1': FORBIDDEN });
    expect(await testConnection(gatewayOf, account)).toMatchObject({ failure: FORBIDDEN });
    const missing = gatewayThat({ 'gpt-v2': MISSING, 'gpt-v1': MISSING });
    expect(await testConnection(missing.gatewayOf, account)).toMatchObject({ failure: MISSING });
  });

  it.each<[Failure, object]>([
    [{ kind: 'key-refused' }, { reachable: 'yes', keyAccepted: 'no' }],
    [{ kind: 'balance-used-up' }, { reachable: 'yes', keyAccepted: 'yes' }],
    [{ kind: 'rate-limited' }, { reachable: 'yes', keyAccepted: 'unknown' }],
    [{ kind: 'unreachable' }, { reachable: 'no', keyAccepted: 'unknown' }],
    [
      { kind: 'timeout', seconds: 15 },
      { reachable: 'no', keyAccepted: 'unknown' },
    ],
  ])('stops after a failure that affects all endpoints: %j', async (failure, findings) => {
    const { gatewayOf, requestedEndpoints } = gatewayThat({ 'gpt-v2': failure });
    expect(await testConnection(gatewayOf, account)).toMatchObject({ failure, ...findings });
    expect(requestedEndpoints).toEqual(['gpt-v2']);
  });
});

describe('the account in a connection test', () => {
  it('is read after the look-ups, all parts at once', async () => {
    const { gatewayOf, requestedEndpoints } = gatewayThat({});
    const { account, read, getMostPending } = accountThat();
    const order: string[] = [];
    const report = await testConnection(gatewayOf, {
      ...account,
      readModels: () => {
        order.push(...requestedEndpoints);
        return account.readModels();
      },
    });
    expect(order).toEqual(['gpt-v2', 'search-v2', 'gpt-v1', 'search-v1']);
    expect(read.sort()).toEqual(['balance', 'models', 'prices', 'site']);
    expect(getMostPending()).toBe(4);
    expect(report).toMatchObject({
      models: { status: 'yes', value: MODELS },
      balance: { status: 'yes', value: { kind: 'amount', amount: 12.4, unit: 'usd' } },
      prices: { status: 'yes', value: PRICES },
      site: SITE,
    });
  });

  it('is read even if no look-up works', async () => {
    const { gatewayOf } = gatewayThat({ 'gpt-v2': MISSING, 'gpt-v1': MISSING });
    const report = await testConnection(gatewayOf, account);
    expect(report).toMatchObject({ failure: MISSING, models: { status: 'yes' } });
  });

  it('does not change what the report says about look-ups if it fails', async () => {
    const failure: Failure = { kind: 'key-refused' };
    const { account } = accountThat({
      models: failure,
      balance: failure,
      prices: failure,
      site: failure,
    });
    const report = await testConnection(gatewayThat({}).gatewayOf, account);
    expect(report).toMatchObject({
      reachable: 'yes',
      keyAccepted: 'yes',
      models: { status: 'unknown', failure },
      balance: { status: 'unknown', failure },
      prices: { status: 'unknown', failure },
    });
    expect(report.failure).toBeUndefined();
    expect(report.site).toBeUndefined();
  });

  it.each<Failure>([MISSING, { kind: 'not-a-gateway' }])(
    'is reported as not offered if an endpoint is missing ($kind)',
    async (failure) => {
      const { account } = accountThat({ models: failure, prices: failure });
      const report = await testConnection(gatewayThat({}).gatewayOf, account);
      expect(report).toMatchObject({ models: { status: 'no' }, prices: { status: 'no' } });
    },
  );

  it('is reported with a balance that the gateway does not offer', async () => {
    const report = await testConnection(gatewayThat({}).gatewayOf, {
      ...account,
      readBalance: async () => ok({ kind: 'not-offered' }),
    });
    expect(report.balance).toEqual({ status: 'yes', value: { kind: 'not-offered' } });
  });

  it.each<Failure>([{ kind: 'balance-used-up' }, { kind: 'key-refused', reason: 'exhausted' }])(
    'is read as far as balance and site if the balance is used up: %j',
    async (failure) => {
      const { account, read } = accountThat();
      const { gatewayOf, requestedEndpoints } = gatewayThat({ 'gpt-v2': failure });
      const report = await testConnection(gatewayOf, account);
      expect(requestedEndpoints).toEqual(['gpt-v2']);
      expect(read.sort()).toEqual(['balance', 'site']);
      expect(report).toMatchObject({
        failure,
        balance: { status: 'yes' },
        site: SITE,
        models: { status: 'unknown' },
        prices: { status: 'unknown' },
      });
    },
  );

  it.each<Failure>([
    { kind: 'key-refused' },
    { kind: 'key-refused', reason: 'expired' },
    { kind: 'rate-limited' },
    { kind: 'unreachable' },
    { kind: 'offline' },
    { kind: 'no-access' },
    { kind: 'timeout', seconds: 15 },
  ])('is not read after a failure that affects it, too: %j', async (failure) => {
    const { account, read } = accountThat();
    const { gatewayOf } = gatewayThat({ 'gpt-v2': failure });
    const report = await testConnection(gatewayOf, account);
    expect(read).toEqual([]);
    expect(report).toMatchObject({
      failure,
      models: { status: 'unknown' },
      balance: { status: 'unknown' },
      prices: { status: 'unknown' },
    });
  });
});
