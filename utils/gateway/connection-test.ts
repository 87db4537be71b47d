import type { GptId } from '../gpt/gpt-id.ts';
import { getBlockDuration } from './classification.ts';
import { type Gateway, isEndpointMissing } from './client.ts';
import type { EndpointKind, EndpointVersions, Version } from './endpoints.ts';
import type { Failure, FailureKind } from './failure.ts';

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

export interface ConnectionReport {
  reachable: TestResult;
  keyAccepted: TestResult;
  /** In test order. */
  endpoints: EndpointReport[];
  /** Duration of the first request, up to the end of the body. */
  milliseconds: number;
  /** Why look-ups do not work. */
  failure?: Failure;
}

/** The endpoint versions that the report found, the newer one if both work. */
export function getEndpointVersions({ endpoints }: ConnectionReport): EndpointVersions {
  const findVersion = (kind: EndpointKind) =>
    endpoints.find((endpoint) => endpoint.kind === kind && endpoint.supported === 'yes')?.version;
  return { gpt: findVersion('gpt'), search: findVersion('search') };
}

const NO_CONTACT: FailureKind[] = ['timeout', 'offline', 'unreachable', 'no-access'];

const ENDPOINTS: { kind: EndpointKind; version: Version }[] = [
  { kind: 'gpt', version: 'v2' },
  { kind: 'search', version: 'v2' },
  { kind: 'gpt', version: 'v1' },
  { kind: 'search', version: 'v1' },
];

/**
 * Tests which endpoints work, with one look-up for each of the four. Stops early only if the others would fail, too:
 * no connection, a refused key, a used-up balance or a requested pause. Saves nothing.
 */
export async function testConnection(
  createGatewayFor: (version: Version) => Gateway,
): Promise<ConnectionReport> {
  const report: ConnectionReport = {
    reachable: 'unknown',
    keyAccepted: 'unknown',
    endpoints: ENDPOINTS.map((endpoint) => ({ ...endpoint, supported: 'unknown' })),
    milliseconds: 0,
  };
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
    const isContact = !NO_CONTACT.includes(failure.kind);
    if (isContact) report.reachable = 'yes';
    else if (report.reachable === 'unknown') report.reachable = 'no';
    endpoint.failure = failure;
    if (isEndpointMissing(failure)) endpoint.supported = 'no';
    if (failure.kind === 'key-refused') report.keyAccepted = 'no';
    if (failure.kind === 'balance-used-up') report.keyAccepted = 'yes';
    if (report.reachable === 'no' || affectsAllEndpoints(failure)) return { ...report, failure };
  }
  return { ...report, failure: findObstacle(report) };
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
