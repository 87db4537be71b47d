import { type Answer, json } from '../answers.ts';
import { refuseWithoutKey } from '../key.ts';
import type { GatewayState } from '../state.ts';
import type { AccountEndpoint, AccountRequest } from './endpoints.ts';
import { createModel, GPT_MODEL, listModels, otherModels, retrieveModel } from './models.ts';
import { createPriceList } from './price-list.ts';
import { siteStatus } from './status.ts';
import { billingSubscription, billingUsage, tokenLog, tokenUsage } from './usage.ts';

/** The documented response to a request about gateway or account. */
export function ordinaryAccountAnswer(
  { account, name }: GatewayState,
  { endpoint, asked }: AccountRequest,
): Answer {
  switch (endpoint) {
    case 'models':
      return json(200, listModels([createModel(GPT_MODEL), ...otherModels]));
    case 'model':
      return json(200, retrieveModel(asked));
    case 'status':
      return json(200, { success: true, message: '', data: siteStatus(name) });
    case 'pricing':
      return json(200, createPriceList());
    case 'token-usage':
      return json(200, tokenUsage(account));
    case 'token-log':
      return json(200, tokenLog(account));
    case 'billing-subscription':
      return json(200, billingSubscription(account));
    case 'billing-usage':
      return json(200, billingUsage(account));
  }
}

/** The refusal of a request without the correct key, or null: anybody may read status and prices. */
export function refuseAccountRequest(
  endpoint: AccountEndpoint,
  authorization: string | undefined,
  key: string,
): Answer | null {
  switch (endpoint) {
    case 'status':
    case 'pricing':
      return null;
    case 'token-usage':
    case 'token-log': {
      const isWrong = refuseWithoutKey(authorization, key) !== null;
      return isWrong ? readOnlyRefusal(authorization ? '无效的令牌' : '未提供令牌') : null;
    }
    default:
      return refuseWithoutKey(authorization, key);
  }
}

/** How the endpoints under `/api` refuse a key. */
export function readOnlyRefusal(message: string): Answer {
  return json(401, { success: false, message });
}
