import { describe, expect, it } from 'vitest';
import { addFindings } from '../../../../utils/extension-pages/options/add-findings.ts';
import type { ConnectionReport } from '../../../../utils/gateway/connection-test.ts';
import type { GatewayInfo } from '../../../../utils/settings/gateway-info.ts';

const NOW = 1_795_000_000_000;
const baseUrl = 'https://gateway.example';
const models = { count: 2, gptModels: ['gpt-4-gizmo-*'], rerankModels: [], embeddingModels: [] };
const balance = { kind: 'amount', amount: 5, unit: 'usd' } as const;

const UNKNOWN: ConnectionReport = {
  reachable: 'unknown',
  keyAccepted: 'unknown',
  endpoints: [
    { kind: 'gpt', version: 'v2', supported: 'unknown' },
    { kind: 'search', version: 'v2', supported: 'unknown' },
    { kind: 'gpt', version: 'v1', supported: 'unknown' },
    { kind: 'search', version: 'v1', supported: 'unknown' },
  ],
  models: { status: 'unknown' },
  balance: { status: 'unknown' },
  prices: { status: 'unknown' },
  milliseconds: 1,
};
const KNOWN: GatewayInfo = {
  baseUrl,
  endpointVersions: { gpt: 'v2', search: 'v1' },
  models,
  balance: { balance, readAt: NOW - 1 },
  prices: { lookup: 0.01 },
  site: { name: 'Example' },
};

describe('what a connection test has found', () => {
  it('is stored with the time of the test', () => {
    const report: ConnectionReport = {
      ...UNKNOWN,
      endpoints: [
        { kind: 'gpt', version: 'v2', supported: 'no' },
        { kind: 'gpt', version: 'v1', supported: 'yes' },
      ],
      models: { status: 'yes', value: models },
      balance: { status: 'yes', value: balance },
      prices: { status: 'yes', value: { lookup: 0.01 } },
      site: { name: 'Example' },
    };
    const info = addFindings({ baseUrl, endpointVersions: {} }, report, NOW);
    expect(info).toStrictEqual({
      baseUrl,
      endpointVersions: { gpt: 'v1' },
      models,
      balance: { balance, readAt: NOW },
      balanceTriedAt: NOW,
      prices: { lookup: 0.01 },
      site: { name: 'Example' },
      factsReadAt: NOW,
    });
  });

  it('counts as a reading of the balance, whether or not that succeeded', () => {
    const failure = { kind: 'rate-limited' } as const;
    const info = { ...KNOWN, balanceTriedAt: NOW - 5000, factsReadAt: NOW - 5000 };
    const failed = addFindings(info, { ...UNKNOWN, balance: { status: 'unknown', failure } }, NOW);
    expect(failed).toMatchObject({ balanceTriedAt: NOW, factsReadAt: NOW - 5000 });
    const untested = addFindings(info, UNKNOWN, NOW);
    expect(untested).toMatchObject({ balanceTriedAt: NOW - 5000, factsReadAt: NOW - 5000 });
    const report: ConnectionReport = { ...UNKNOWN, prices: { status: 'no' }, site: {} };
    expect(addFindings(info, report, NOW)).toMatchObject({ factsReadAt: NOW });
  });

  it('leaves what is known if the test could not find out anything', () => {
    expect(addFindings(KNOWN, UNKNOWN, NOW)).toStrictEqual(KNOWN);
  });

  it('replaces what the gateway does not offer any more', () => {
    const report: ConnectionReport = {
      ...UNKNOWN,
      endpoints: UNKNOWN.endpoints.map((endpoint) => ({
        ...endpoint,
        supported: endpoint.kind === 'search' ? 'no' : 'unknown',
      })),
      models: { status: 'no' },
      balance: { status: 'yes', value: { kind: 'not-offered' } },
      prices: { status: 'no' },
    };
    expect(addFindings(KNOWN, report, NOW)).toStrictEqual({
      baseUrl,
      endpointVersions: { gpt: 'v2' },
      balance: { balance: { kind: 'not-offered' }, readAt: NOW },
      balanceTriedAt: NOW,
      site: { name: 'Example' },
      factsReadAt: NOW,
    });
  });

  it('keeps the balance before and the reason if it could not be read, until it is read again', () => {
    const failure = { kind: 'timeout', seconds: 15 } as const;
    const failed = addFindings(KNOWN, { ...UNKNOWN, balance: { status: 'unknown', failure } }, NOW);
    expect(failed).toStrictEqual({ ...KNOWN, balanceFailure: failure, balanceTriedAt: NOW });
    expect(addFindings(failed, UNKNOWN, NOW)).toStrictEqual(failed);
    const report: ConnectionReport = { ...UNKNOWN, balance: { status: 'yes', value: balance } };
    expect(addFindings(failed, report, NOW)).toStrictEqual({
      ...KNOWN,
      balance: { balance, readAt: NOW },
      balanceTriedAt: NOW,
    });
  });
});
