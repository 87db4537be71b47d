import { removeGatewayMessage } from '../gateway/failure.ts';
import type { LookupAnswer } from '../lookup/lookup-service.ts';

/**
 * The part of an answer that a web page may see: without the gateway's message, which may contain account details, and
 * without which gateways the user has.
 */
export function redactForWebPage(answer: LookupAnswer): LookupAnswer {
  if (!answer.found) return { found: false, failure: removeGatewayMessage(answer.failure) };
  const { asked, gpt, readAt } = answer.cached;
  return {
    found: true,
    cached: { asked, gpt, readAt },
    ...(answer.failure ? { failure: removeGatewayMessage(answer.failure) } : {}),
    ...(answer.isFromNext ? { isFromNext: true } : {}),
  };
}
