import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Charged } from './account/account.ts';
import { balanceUsedUp, send } from './answers.ts';
import { failLookup, isGoodAnswer } from './faults/kinds.ts';
import { refuseWithoutKey } from './key.ts';
import type { Lookup } from './lookup.ts';
import { type Finding, find, ordinaryAnswer } from './ordinary-answer.ts';
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
    if (isGoodAnswer(met.kind)) charge(state, finding);
    const failure = failLookup(met.kind, context);
    return typeof failure === 'function' ? failure(response) : send(response, failure);
  }
  const refusal = refuseWithoutKey(request.headers.authorization, state.key);
  if (refusal) outcome.refused();
  if (refusal) return send(response, refusal);
  if (!state.account.canPay(chargedFor(finding))) return send(response, balanceUsedUp());
  charge(state, finding);
  send(response, ordinary);
}

/** Charges a look-up that found something, and every search. */
function charge({ account }: GatewayState, finding: Finding): void {
  if (finding.by === 'search' || finding.entry) account.charge(chargedFor(finding));
}

function chargedFor({ by }: Finding): Charged {
  return by === 'search' ? 'gpts-search' : 'gpts-lookup';
}
