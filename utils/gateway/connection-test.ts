import type { GptId } from '../gpt/gpt-id.ts';
import { standsFor } from './classification.ts';
import { type Gateway, isMissing } from './client.ts';
import type { Offer, Offers, Version } from './endpoints.ts';
import type { Failure, FailureKind } from './failure.ts';

/** The id in the API's own documentation: every gateway of the family should know it. */
const DOCUMENTED_ID = 'g-2fkFE8rbu' as GptId;

/** A word that finds something everywhere. */
const COMMON_WORD = 'code';

export type Finding = 'yes' | 'no' | 'unknown';

interface EndpointReport {
  offer: Offer;
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
export function offersIn({ endpoints }: ConnectionReport): Offers {
  const versionOf = (offer: Offer) =>
    endpoints.find((endpoint) => endpoint.offer === offer && endpoint.answers === 'yes')?.version;
  return { gpt: versionOf('gpt'), search: versionOf('search') };
}

const NO_CONTACT: FailureKind[] = ['timeout', 'offline', 'unreachable', 'no-access'];

const ENDPOINTS: { offer: Offer; version: Version }[] = [
  { offer: 'gpt', version: 'v2' },
  { offer: 'search', version: 'v2' },
  { offer: 'gpt', version: 'v1' },
  { offer: 'search', version: 'v1' },
];

/**
 * Finds out what of the API works, with one look-up for each of the four endpoints; each has a finding of its own.
 * Only what is sure to fail for the others too (no contact at all, a refused key, a balance that is used up, a
 * pause) ends it. Nothing is saved.
 */
export async function testConnection(
  gatewayOf: (version: Version) => Gateway,
): Promise<ConnectionReport> {
  const report: ConnectionReport = {
    reachable: 'unknown',
    keyAccepted: 'unknown',
    endpoints: ENDPOINTS.map((endpoint) => ({ ...endpoint, answers: 'unknown' })),
    milliseconds: 0,
  };
  const start = performance.now();
  for (const endpoint of report.endpoints) {
    const { offer, version } = endpoint;
    const gateway = gatewayOf(version);
    const result =
      offer === 'gpt' ? await gateway.gpt(DOCUMENTED_ID) : await gateway.search(COMMON_WORD);
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
    if (isMissing(failure)) endpoint.answers = 'no';
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
  const lookUps = endpoints.filter(({ offer }) => offer === 'gpt');
  if (lookUps.some(({ answers }) => answers === 'yes')) return undefined;
  const failures = lookUps.flatMap(({ failure }) => failure ?? []);
  return failures.find((failure) => !isMissing(failure)) ?? failures[0];
}
