import type { Balance, BalanceUnit } from './account.ts';
import { readAmount, toAmount } from './amount.ts';
import type { ParsedResponse } from './parse-response.ts';
import { getFields } from './response-fields.ts';

/** The limit that gateways report for a key without one. */
const UNLIMITED = 100_000_000;

/** How a gateway's own site shows amounts. */
export interface AmountDisplay {
  /** The unit of the billing endpoints. */
  unit: BalanceUnit;
  /** Converts quota, the gateway's internal unit, into `unit`. Missing if the gateway does not tell its worth. */
  fromQuota?(quota: number): number;
}

/** The display of a gateway that does not tell it. */
export const UNKNOWN_DISPLAY: AmountDisplay = { unit: 'quota' };

/**
 * Parses the display of amounts in `/api/status`: `quota_display_type` of newer gateways, `display_in_currency` of older
 * ones. A custom currency is shown in US dollars, as in the billing endpoints.
 */
export function parseAmountDisplay(response: ParsedResponse): AmountDisplay {
  const fields = getFields(response);
  const quotaPerUnit = readAmount(fields.quota_per_unit);
  const worth = quotaPerUnit && quotaPerUnit > 0 ? quotaPerUnit : undefined;
  const type = fields.quota_display_type;
  const currency = typeof type === 'string' ? type.trim().toUpperCase() : '';
  if (currency === 'TOKENS' || (!currency && isFalse(fields.display_in_currency)))
    return { unit: 'quota', fromQuota: (quota) => quota };
  if (currency === 'CNY') {
    const rate = readAmount(fields.usd_exchange_rate);
    const isKnown = worth !== undefined && rate !== undefined && rate > 0;
    return { unit: 'cny', ...(isKnown && { fromQuota: (quota) => (quota / worth) * rate }) };
  }
  if (worth !== undefined) return { unit: 'usd', fromQuota: (quota) => quota / worth };
  return currency || isTrue(fields.display_in_currency) ? { unit: 'usd' } : UNKNOWN_DISPLAY;
}

/** Parses the response of `/api/usage/token/`, in quota. `undefined` if it does not tell what is left. */
export function parseTokenUsage(
  response: ParsedResponse,
  display: AmountDisplay,
): Balance | undefined {
  const fields = getFields(response);
  if (isTrue(fields.unlimited_quota)) return { kind: 'unlimited' };
  const quota =
    readAmount(fields.total_available) ??
    subtract(readAmount(fields.total_granted), readAmount(fields.total_used));
  if (quota === undefined) return undefined;
  const amount = display.fromQuota && toAmount(display.fromQuota(quota));
  return amount === undefined
    ? { kind: 'amount', amount: quota, unit: 'quota' }
    : { kind: 'amount', amount, unit: display.unit };
}

/** Parses `/dashboard/billing/subscription`: what was left at first, that is, including what has been used. */
export function parseLimit(response: ParsedResponse): number | undefined {
  return readAmount(getFields(response).hard_limit_usd);
}

/** Parses `/dashboard/billing/usage`: a hundred times the amount that has been used. */
export function parseTotalUsage(response: ParsedResponse): number | undefined {
  return readAmount(getFields(response).total_usage);
}

export function isUnlimited(limit: number): boolean {
  return limit === UNLIMITED;
}

/** The balance according to the billing endpoints. */
export function toBalance(
  limit: number,
  totalUsage: number,
  { unit }: AmountDisplay,
): Balance | undefined {
  const amount = toAmount(limit - totalUsage / 100);
  return amount === undefined ? undefined : { kind: 'amount', amount, unit };
}

function subtract(granted: number | undefined, used: number | undefined): number | undefined {
  return granted === undefined || used === undefined ? undefined : toAmount(granted - used);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === 'true';
}

function isFalse(value: unknown): boolean {
  return value === false || value === 0 || value === 'false';
}
