import { type Failure, removeGatewayMessage } from '../gateway/failure.ts';
import type { LookupAnswer } from '../lookup/lookup-service.ts';

/**
 * The part of an answer that a web page may see: without the gateway's message, which may contain account details, and
 * without which gateways the user has.
 */
export function redactForWebPage(answer: LookupAnswer): LookupAnswer {
  if (!answer.found) return { found: false, failure: redactFailure(answer.failure) };
  const { asked, gpt, readAt } = answer.cached;
  return {
    found: true,
    cached: { asked, gpt, readAt },
    ...(answer.failure ? { failure: redactFailure(answer.failure) } : {}),
    ...(answer.isFromNext ? { isFromNext: true } : {}),
  };
}

/** An id would let a page that can read the card recognize the user on other sites. */
function redactFailure(failure: Failure): Failure {
  return failure.kind === 'limit-reached'
    ? { kind: 'limit-reached' }
    : removeGatewayMessage(failure);
}
