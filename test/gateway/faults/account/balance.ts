import { QUOTA_PER_DOLLAR } from '../../account/account.ts';
import { siteStatus, YUAN_PER_DOLLAR } from '../../account/status.ts';
import {
  billingSubscription,
  billingUsage,
  NO_LIMIT,
  subscriptionOf,
  tokenUsage,
} from '../../account/usage.ts';
import { type Answer, gatewayError, json } from '../../answers.ts';
import type { AccountContext, AccountFault, AccountFaultTable } from './account-fault.ts';

/** Balances without a limit, in other units, and endpoints that fail. */
export const balance = {
  /** The balance of such a key is below zero: what it has used. */
  'unlimited-key': {
    'token-usage': ({ account }) => {
      const total_available = -account.used;
      const fields = { total_granted: 0, total_available, unlimited_quota: true };
      return json(200, tokenUsage(account, fields));
    },
    'billing-subscription': noLimit,
  },
  'billing-unlimited': { 'billing-subscription': noLimit },
  'billing-in-cny': billingIn('CNY', YUAN_PER_DOLLAR / QUOTA_PER_DOLLAR),
  'billing-in-quota': billingIn('TOKENS', 1),
  'billing-fails': { 'billing-subscription': billingError, 'billing-usage': billingError },
  /** 20 requests of an address in 20 minutes, counted from the first one that meets this fault. */
  'rate-limit-per-ip': { 'token-usage': limited, 'token-log': limited },
} satisfies AccountFaultTable;

function noLimit(): Answer {
  return json(200, subscriptionOf(NO_LIMIT));
}

/** Amounts in a unit that only `/api/status` tells; the names of the fields still say `usd`. */
function billingIn(type: 'CNY' | 'TOKENS', perUnit: number): AccountFault {
  const display = { display_in_currency: type !== 'TOKENS', quota_display_type: type };
  return {
    status: ({ name }) => json(200, { success: true, data: { ...siteStatus(name), ...display } }),
    'billing-subscription': ({ account }) => json(200, billingSubscription(account, perUnit)),
    'billing-usage': ({ account }) => json(200, billingUsage(account, perUnit)),
  };
}

/** Gateways report a failure here with a status of success. */
function billingError(): Answer {
  return { ...gatewayError(500, 'record not found', { type: 'upstream_error' }), status: 200 };
}

function limited({ account, ordinary }: AccountContext): Answer {
  return account.isWithinRateLimit() ? ordinary : { status: 429, body: '' };
}
