import type { GptId } from '../gpt/gpt-id.ts';
import type { Balance, ModelOffers, Prices, SiteInfo } from './account.ts';
import type { AccountClient } from './account-client.ts';
import { getBlockDuration } from './classification.ts';
import { type Gateway, isEndpointMissing } from './client.ts';
import type { EndpointKind, EndpointVersions, Version } from './endpoints.ts';
import { type Failure, isWithoutContact, type Result } from './failure.ts';

/** The example in the API documentation: every gateway of this family should find it. */
const DOCUMENTED_ID = 'g-2fkFE8rbu' as GptId;

/** A search word that has hits at every gateway. */
const COMMON_WORD = 'code';

export type TestResult = 'yes' | 'no' | 'unknown';

interface EndpointReport {
  kind: EndpointKind;
  version: Version;
  /** `no`: the gateway lacks this endpoint. `unknown`: not tried, or failed for another reason. */
  supported: TestResult;
  /** Why the request failed. */
  failure?: Failure;
}

/** `no`: the gateway does not offer it. `unknown`: not asked, or failed for another reason. */
export type Finding<T> =
  | { status: 'yes'; value: T }
  | { status: 'no' }
  | { status: 'unknown'; failure?: Failure };

export interface ConnectionReport {
  reachable: TestResult;
  keyAccepted: TestResult;
  /** In test order. */
  endpoints: EndpointReport[];
  /** Duration of the first request, up to the end of the body. */
  milliseconds: number;
  /** Why look-ups do not work. */
  failure?: Failure;
  models: Finding<ModelOffers>;
  /** A balance that the gateway does not offer is a value, too. */
  balance: Finding<Balance>;
  prices: Finding<Prices>;
  site?: SiteInfo;
}

/** The endpoint versions that the report found, the newer one if both work. */
export function getEndpointVersions({ endpoints }: ConnectionReport): EndpointVersions {
  const findVersion = (kind: EndpointKind) =>
    endpoints.find((endpoint) => endpoint.kind === kind && endpoint.supported === 'yes')?.version;
  return { gpt: findVersion('gpt'), search: findVersion('search') };
}

const ENDPOINTS: { kind: EndpointKind; version: Version }[] = [
  { kind: 'gpt', version: 'v2' },
  { kind: 'search', version: 'v2' },
  { kind: 'gpt', version: 'v1' },
  { kind: 'search', version: 'v1' },
];

/**
 * Tests what a gateway offers: one look-up for each of the four endpoints, which may be charged, and then, free of charge,
 * models, balance, prices and site. Sends no chat and no other paid request. Stops early only if the others would fail,
 * too: no connection, a refused key, a used-up balance or a requested pause. Saves nothing.
 */
export async function testConnection(
  createGatewayFor: (version: Version) => Gateway,
  account: AccountClient,
): Promise<ConnectionReport> {
  const report: ConnectionReport = {
    reachable: 'unknown',
    keyAccepted: 'unknown',
    endpoints: ENDPOINTS.map((endpoint) => ({ ...endpoint, supported: 'unknown' })),
    milliseconds: 0,
    models: { status: 'unknown' },
    balance: { status: 'unknown' },
    prices: { status: 'unknown' },
  };
  const obstacle = await testLookups(report, createGatewayFor);
  report.failure = obstacle ?? findObstacle(report);
  if (!obstacle) await readAll(report, account);
  else if (isOutOfBalance(obstacle)) await readBalance(report, account);
  return report;
}

/** Enters the results into the report. Returns the failure that affects all endpoints, if one does. */
async function testLookups(
  report: ConnectionReport,
  createGatewayFor: (version: Version) => Gateway,
): Promise<Failure | undefined> {
  const start = performance.now();
  for (const endpoint of report.endpoints) {
    const { kind, version } = endpoint;
    const gateway = createGatewayFor(version);
    const result =
      kind === 'gpt' ? await gateway.gpt(DOCUMENTED_ID) : await gateway.search(COMMON_WORD);
    report.milliseconds ||= Math.round(performance.now() - start);
    if (result.ok || result.failure.kind === 'unknown-gpt') {
      report.reachable = report.keyAccepted = endpoint.supported = 'yes';
      continue;
    }
    const { failure } = result;
    if (!isWithoutContact(failure)) report.reachable = 'yes';
    else if (report.reachable === 'unknown') report.reachable = 'no';
    endpoint.failure = failure;
    if (isEndpointMissing(failure)) endpoint.supported = 'no';
    if (failure.kind === 'key-refused') report.keyAccepted = 'no';
    if (failure.kind === 'balance-used-up') report.keyAccepted = 'yes';
    if (report.reachable === 'no' || affectsAllEndpoints(failure)) return failure;
  }
  return undefined;
}

async function readAll(report: ConnectionReport, account: AccountClient): Promise<void> {
  const [models, prices] = await Promise.all([
    account.readModels(),
    account.readPrices(),
    readBalance(report, account),
  ]);
  report.models = toFinding(models);
  report.prices = toFinding(prices);
}

/** The site belongs to the balance: it tells where to top up, in the response that contains the currency. */
async function readBalance(report: ConnectionReport, account: AccountClient): Promise<void> {
  const [balance, site] = await Promise.all([account.readBalance(), account.readSite()]);
  report.balance = toFinding(balance);
  if (site.ok) report.site = site.value;
}

function toFinding<T>(result: Result<T>): Finding<T> {
  if (result.ok) return { status: 'yes', value: result.value };
  const { failure } = result;
  return isEndpointMissing(failure) ? { status: 'no' } : { status: 'unknown', failure };
}

/** Then the user wants to know the balance all the more. Gateways tell it even for an exhausted key. */
function isOutOfBalance(failure: Failure): boolean {
  const isExhausted = failure.kind === 'key-refused' && failure.reason === 'exhausted';
  return isExhausted || failure.kind === 'balance-used-up';
}

/** Whether every other endpoint would fail the same way. */
function affectsAllEndpoints(failure: Failure): boolean {
  return getBlockDuration(failure, 'gateway', Date.now()) > 0;
}

/** Why no GPT can be looked up, if none can. A missing endpoint is the least specific reason, so others come first. */
function findObstacle({ endpoints }: ConnectionReport): Failure | undefined {
  const lookUps = endpoints.filter(({ kind }) => kind === 'gpt');
  if (lookUps.some(({ supported }) => supported === 'yes')) return undefined;
  const failures = lookUps.flatMap(({ failure }) => failure ?? []);
  return failures.find((failure) => !isEndpointMissing(failure)) ?? failures[0];
}
