import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../answers.ts';
import { failAccountRequest } from '../faults/kinds.ts';
import type { GatewayState } from '../state.ts';
import type { AccountRequest } from './endpoints.ts';
import { ordinaryAccountAnswer, refuseAccountRequest } from './ordinary-answer.ts';

/**
 * Responds to a request about the gateway or the account: with a fault if one applies, whatever the key, otherwise as
 * documented.
 */
export async function respondToAccountRequest(
  state: GatewayState,
  accountRequest: AccountRequest,
  request: IncomingMessage,
  response: ServerResponse,
  address: URL,
): Promise<void> {
  const { pathname: path, searchParams: query } = address;
  state.counter.countAccountRequest(path);
  const met = state.plan.meet(accountRequest);
  await wait(met?.fault.delayMs ?? 0, undefined, { ref: false });
  if (response.destroyed) return;

  const { endpoint } = accountRequest;
  const ordinary = ordinaryAccountAnswer(state, accountRequest);
  if (met) {
    const { account, name } = state;
    const context = { fault: met.fault, method: 'GET', path, query, finding: null, ordinary };
    const failure = failAccountRequest(met.kind, endpoint, { ...context, account, name });
    return typeof failure === 'function' ? failure(response) : send(response, failure);
  }
  const refusal = refuseAccountRequest(endpoint, request.headers.authorization, state.key);
  send(response, refusal ?? ordinary);
}
