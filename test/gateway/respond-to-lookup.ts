import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from './answers.ts';
import { faultTable } from './faults/kinds.ts';
import { refuseWithoutKey } from './key.ts';
import type { Lookup } from './lookup.ts';
import { find, ordinaryAnswer } from './ordinary-answer.ts';
import type { GatewayState } from './state.ts';

/** Responds to a look-up: with a fault if one applies, whatever the key, otherwise as documented. */
export async function respondToLookup(
  state: GatewayState,
  lookup: Lookup,
  request: IncomingMessage,
  response: ServerResponse,
  address: URL,
): Promise<void> {
  const outcome = state.counter.countLookup(lookup, response);
  const met = state.plan.meet(lookup);
  await wait(state.delayMs + (met?.fault.delayMs ?? 0), undefined, { ref: false });
  if (response.destroyed) return;

  const { pathname: path, searchParams: query } = address;
  const finding = find(state.catalogue, lookup);
  const ordinary = ordinaryAnswer(finding, lookup);
  if (met) {
    outcome.failed();
    const context = { fault: met.fault, method: 'GET', path, query, finding, ordinary };
    const failure = faultTable[met.kind](context);
    return typeof failure === 'function' ? failure(response) : send(response, failure);
  }
  const refusal = refuseWithoutKey(request.headers.authorization, state.key);
  if (refusal) outcome.refused();
  send(response, refusal ?? ordinary);
}
