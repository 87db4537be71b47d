import { type Account, QUOTA_PER_DOLLAR } from './account.ts';

const LOG_TYPE_CONSUME = 2;
const TOKEN_NAME = 'gpt-lens-demo';

type Amounts = Pick<Account, 'left' | 'used'>;

/** What a key has used and what is left of it, in units of quota. `changes` replaces fields. */
export function tokenUsage({ left, used }: Amounts, changes: object = {}): object {
  const data = {
    object: 'token_usage',
    name: TOKEN_NAME,
    total_granted: left + used,
    total_used: used,
    total_available: left,
    unlimited_quota: false,
    model_limits: {},
    model_limits_enabled: false,
    expires_at: 0,
    ...changes,
  };
  // Unlike the envelope of look-ups, `code` is a boolean here.
  return { code: true, message: 'ok', data };
}

/** The charges of a key, newest first. */
export function tokenLog({ charges }: Account): object {
  const data = charges.map(({ model, quota, chargedAt }, index) => ({
    id: charges.length - index,
    created_at: Math.floor(chargedAt / 1000),
    type: LOG_TYPE_CONSUME,
    content: '',
    token_name: TOKEN_NAME,
    model_name: model,
    quota,
    prompt_tokens: 0,
    completion_tokens: 0,
    use_time: 0,
    is_stream: false,
    other: JSON.stringify({ model_price: quota / QUOTA_PER_DOLLAR, group_ratio: 1 }),
  }));
  return { success: true, message: '', data };
}

/** The limit is what is left and what was used. `perUnit` is the worth of a unit of quota. */
export function billingSubscription({ left, used }: Amounts, perUnit = 1 / QUOTA_PER_DOLLAR) {
  return subscriptionOf((left + used) * perUnit);
}

/** The limit of a key without a limit. */
export const NO_LIMIT = 100_000_000;

export function subscriptionOf(limit: number): object {
  return {
    object: 'billing_subscription',
    has_payment_method: true,
    soft_limit_usd: limit,
    hard_limit_usd: limit,
    system_hard_limit_usd: limit,
    access_until: 0,
  };
}

/** What was used, in hundredths. */
export function billingUsage(
  { used }: Pick<Amounts, 'used'>,
  perUnit = 1 / QUOTA_PER_DOLLAR,
): object {
  return { object: 'list', total_usage: used * perUnit * 100 };
}
