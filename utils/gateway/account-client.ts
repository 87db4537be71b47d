import type { Balance, ModelOffers, Prices, SiteInfo } from './account.ts';
import { isEndpointMissing } from './client.ts';
import { accountPath } from './endpoints.ts';
import { type Failure, failed, isWithoutContact, ok, type Result } from './failure.ts';
import {
  type AmountDisplay,
  isUnlimited,
  parseAmountDisplay,
  parseLimit,
  parseTokenUsage,
  parseTotalUsage,
  toBalance,
  UNKNOWN_DISPLAY,
} from './parse-balance.ts';
import { parseModels } from './parse-models.ts';
import { parsePrices } from './parse-prices.ts';
import type { ParsedResponse } from './parse-response.ts';
import { parseSite } from './parse-site.ts';
import { type GatewayAccess, type IsAllowed, request } from './request.ts';

/**
 * Reads what a gateway tells about account and site. Nothing here is charged, and nothing is retried: the user decides.
 * All methods reject only when `signal` aborts.
 */
export interface AccountClient {
  readModels(signal?: AbortSignal): Promise<Result<ModelOffers>>;
  /** `not-offered` if the gateway has none of the endpoints that tell it. */
  readBalance(signal?: AbortSignal): Promise<Result<Balance>>;
  /** The key is not sent. */
  readPrices(signal?: AbortSignal): Promise<Result<Prices>>;
  /** The key is not sent. */
  readSite(signal?: AbortSignal): Promise<Result<SiteInfo>>;
}

export interface AccountClientOptions {
  isAllowed: IsAllowed;
}

type Answer = Result<ParsedResponse>;

export function createAccountClient(
  access: GatewayAccess,
  { isAllowed }: AccountClientOptions,
): AccountClient {
  function ask(path: string, signal?: AbortSignal): Promise<Answer> {
    return request(access, path, { isAllowed, isOptional: true, signal });
  }

  async function askPublicly(path: string, signal?: AbortSignal): Promise<Answer> {
    const options = { isAllowed, isOptional: true, isPublic: true, signal };
    const answer = await request(access, path, options);
    return answer.ok ? answer : failed(withoutKeyProblem(answer.failure));
  }

  let sharedStatus: Promise<Answer> | undefined;

  /** Balance and site need the same response, and a connection test reads both at once. */
  function askStatus(signal?: AbortSignal): Promise<Answer> {
    if (signal) return askPublicly(accountPath.status, signal);
    sharedStatus ??= askPublicly(accountPath.status).finally(() => {
      sharedStatus = undefined;
    });
    return sharedStatus;
  }

  async function readBilling(
    path: string,
    display: AmountDisplay,
    signal?: AbortSignal,
  ): Promise<Result<Balance>> {
    const limit = parse(await ask(`${path}/subscription`, signal), parseLimit);
    if (!limit.ok) return limit;
    if (isUnlimited(limit.value)) return ok({ kind: 'unlimited' });
    const totalUsage = parse(await ask(`${path}/usage`, signal), parseTotalUsage);
    if (!totalUsage.ok) return totalUsage;
    const balance = toBalance(limit.value, totalUsage.value, display);
    return balance ? ok(balance) : failed({ kind: 'unreadable' });
  }

  /** The balance from the first place where the gateway has the billing endpoints. */
  async function readAnyBilling(
    display: AmountDisplay,
    signal?: AbortSignal,
  ): Promise<Result<Balance>> {
    for (const path of accountPath.billing) {
      const balance = await readBilling(path, display, signal);
      if (balance.ok || !isEndpointMissing(balance.failure)) return balance;
    }
    return ok({ kind: 'not-offered' });
  }

  return {
    async readModels(signal) {
      return parse(await ask(accountPath.models, signal), parseModels);
    },

    async readBalance(signal) {
      const [usage, status] = await Promise.all([
        ask(accountPath.tokenUsage, signal),
        askStatus(signal),
      ]);
      const display = status.ok ? parseAmountDisplay(status.value) : UNKNOWN_DISPLAY;
      const balance = parse(usage, (response) => parseTokenUsage(response, display));
      if (balance.ok || isFinal(balance.failure)) return balance;
      const billing = await readAnyBilling(display, signal);
      const isNothingOffered = billing.ok && billing.value.kind === 'not-offered';
      // The first endpoint may exist and fail, so it is unknown whether the gateway offers the balance.
      return isNothingOffered && !isEndpointMissing(balance.failure) ? balance : billing;
    },

    async readPrices(signal) {
      return parse(await askPublicly(accountPath.pricing, signal), parsePrices);
    },

    async readSite(signal) {
      const answer = await askStatus(signal);
      return parse(answer, (response) => parseSite(response, access.baseUrl));
    },
  };
}

function parse<T>(
  answer: Answer,
  parseResponse: (response: ParsedResponse) => T | undefined,
): Result<T> {
  if (!answer.ok) return answer;
  const value = parseResponse(answer.value);
  return value === undefined ? failed({ kind: 'unreadable' }) : ok(value);
}

/** Whether another endpoint would fail the same way, or must not be asked now. */
function isFinal(failure: Failure): boolean {
  return isWithoutContact(failure) || failure.kind === 'rate-limited';
}

/** Without a key, a refused key means that the gateway tells this to users with a session only. */
function withoutKeyProblem(failure: Failure): Failure {
  if (failure.kind !== 'key-refused') return failure;
  return { kind: 'endpoint-missing', said: failure.said };
}
