import type { GptId } from '../ids/grammar.ts';
import { type Gateway, isMissing } from './client.ts';
import type { Offer, Offers, Version } from './endpoints.ts';
import type { Failure, FailureKind } from './failure.ts';

/** The id in the API's own documentation: every gateway of the family should know it. */
const DOCUMENTED_ID = 'g-2fkFE8rbu' as GptId;

/** A word that finds something everywhere. */
const COMMON_WORD = 'code';

export type Finding = 'yes' | 'no' | 'unknown';

export interface ConnectionReport {
  reachable: Finding;
  keyAccepted: Finding;
  /** In the order in which they were tried. */
  endpoints: { offer: Offer; version: Version; answers: Finding }[];
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
 * Finds out what of the API works, with one look-up for each of the four endpoints. Whatever fails
 * for all of them (no contact, a refused key) ends it. Nothing is saved.
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
    report.reachable = NO_CONTACT.includes(failure.kind) ? 'no' : 'yes';
    if (isMissing(failure)) {
      endpoint.answers = 'no';
      report.failure ??= failure;
      continue;
    }
    if (failure.kind === 'key-refused') report.keyAccepted = 'no';
    return { ...report, failure };
  }
  // A missing endpoint is no trouble where the other generation answers.
  const { gpt } = offersIn(report);
  return gpt ? { ...report, failure: undefined } : report;
}
