import type { GptId } from '../ids/grammar.ts';
import type { Gateway } from './client.ts';
import type { Failure, FailureKind } from './failure.ts';

/** The id in the API's own documentation: every gateway of the family should know it. */
export const DOCUMENTED_ID = 'g-2fkFE8rbu' as GptId;

export type Finding = 'yes' | 'no' | 'unknown';

export interface ConnectionReport {
  reachable: Finding;
  keyAccepted: Finding;
  answersV2: Finding;
  /** From asking to the whole answer. */
  milliseconds: number;
  failure?: Failure;
}

const NO_CONTACT: FailureKind[] = ['timeout', 'offline', 'unreachable', 'no-access'];
const NO_ENDPOINT: FailureKind[] = ['endpoint-missing', 'not-a-gateway', 'redirected'];

/** Makes one look-up and says what works. Nothing is saved. */
export async function testConnection(gateway: Gateway): Promise<ConnectionReport> {
  const start = performance.now();
  const result = await gateway.gpt(DOCUMENTED_ID);
  const milliseconds = Math.round(performance.now() - start);
  if (result.ok || result.failure.kind === 'unknown-gpt') {
    return { reachable: 'yes', keyAccepted: 'yes', answersV2: 'yes', milliseconds };
  }
  const { failure } = result;
  const reachable = NO_CONTACT.includes(failure.kind) ? 'no' : 'yes';
  return {
    reachable,
    keyAccepted: failure.kind === 'key-refused' ? 'no' : 'unknown',
    answersV2: NO_ENDPOINT.includes(failure.kind) ? 'no' : 'unknown',
    milliseconds,
    failure,
  };
}
