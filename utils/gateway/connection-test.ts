import type { GptId } from '../gpt/gpt-id.ts';
import { standsFor } from './classification.ts';
import { type Gateway, isEndpointMissing } from './client.ts';
import type { EndpointKind, EndpointVersions, Version } from './endpoints.ts';
import type { Failure, FailureKind } from './failure.ts';

/** The id in the API's own documentation: every gateway of the family should know it. */
const DOCUMENTED_ID = 'g-2fkFE8rbu' as GptId;

/** A word that finds something everywhere. */
const COMMON_WORD = 'code';

export type Finding = 'yes' | 'no' | 'unknown';

interface EndpointReport {
  kind: EndpointKind;
  version: Version;
  /** `no`: the gateway has no such endpoint. `unknown`: it was not tried, or failed for another reason. */
  answers: Finding;
  /** Why it does not answer, where it was tried. */
  failure?: Failure;
}

export interface ConnectionReport {
  reachable: Finding;
  keyAccepted: Finding;
  /** In the order in which they were tried. */
  endpoints: EndpointReport[];
  /** From asking to the whole answer, for the first request. */
  milliseconds: number;
  /** What keeps look-ups from working. */
  failure?: Failure;
}

/** What of the API the report found, the newer generation where both answer. */
export function getEndpointVersions({ endpoints }: ConnectionReport): EndpointVersions {
  const findVersion = (kind: EndpointKind) =>
    endpoints.find((endpoint) => endpoint.kind === kind && endpoint.answers === 'yes')?.version;
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
 * Finds out what of the API works, with one look-up for each of the four endpoints; each has a finding of its own.
 * Only what is sure to fail for the others too (no contact at all, a refused key, a balance that is used up, a
 * pause) ends it. Nothing is saved.
 */
export async function testConnection(
  createGatewayFor: (version: Version) => Gateway,
): Promise<ConnectionReport> {
  const report: ConnectionReport = {
    reachable: 'unknown',
    keyAccepted: 'unknown',
    endpoints: ENDPOINTS.map((endpoint) => ({ ...endpoint, answers: 'unknown' })),
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
      report.reachable = report.keyAccepted = endpoint.answers = 'yes';
      continue;
    }
    const { failure } = result;
    const isContact = !NO_CONTACT.includes(failure.kind);
    if (isContact) report.reachable = 'yes';
    else if (report.reachable === 'unknown') report.reachable = 'no';
    endpoint.failure = failure;
    if (isEndpointMissing(failure)) endpoint.answers = 'no';
    if (failure.kind === 'key-refused') report.keyAccepted = 'no';
    if (failure.kind === 'balance-used-up') report.keyAccepted = 'yes';
    if (report.reachable === 'no' || isForAll(failure)) return { ...report, failure };
  }
  return { ...report, failure: obstacleIn(report) };
}

/** Whether every other endpoint would fail the same way. */
function isForAll(failure: Failure): boolean {
  return standsFor(failure, 'gateway', Date.now()) > 0;
}

/** Why no GPT can be looked up, if none can: that an endpoint is missing says less than anything else. */
function obstacleIn({ endpoints }: ConnectionReport): Failure | undefined {
  const lookUps = endpoints.filter(({ kind }) => kind === 'gpt');
  if (lookUps.some(({ answers }) => answers === 'yes')) return undefined;
  const failures = lookUps.flatMap(({ failure }) => failure ?? []);
  return failures.find((failure) => !isEndpointMissing(failure)) ?? failures[0];
}
