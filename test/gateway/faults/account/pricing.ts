import { GPT_MODEL } from '../../account/models.ts';
import {
  createPriceList,
  type PriceEntry,
  type PriceList,
  perToken,
} from '../../account/price-list.ts';
import { dashboard, json } from '../../answers.ts';
import type { AccountFault, AccountFaultTable } from './account-fault.ts';

const LOOKUPS = /^gpts-/;

/** Other lists of prices. They do not change what look-ups cost. */
export const pricing = {
  /** No group has the factor 1, and keys of one group cannot chat with GPTs. */
  'pricing-groups': priceList((list) => ({
    ...list,
    data: list.data.map((entry) => ({
      ...entry,
      enable_groups: entry.model_name === GPT_MODEL ? ['vip'] : ['default', 'vip'],
    })),
    group_ratio: { default: 1.5, vip: 0.8 },
    usable_group: { default: 'Default group', vip: 'VIP group' },
  })),
  'pricing-per-token': replaced(perToken(GPT_MODEL, 15, 2)),
  /** The price depends on the length of the messages; the ratios are zero. */
  'pricing-tiered': replaced({
    ...perToken(GPT_MODEL, 0, 0),
    billing_mode: 'tiered_expr',
    billing_expr: 'p <= 32000 ? tier("short", p * 2 + c * 8) : tier("long", p * 4 + c * 16)',
  }),
  'pricing-without-gizmo': without((name) => name === GPT_MODEL),
  'pricing-without-lookups': without((name) => LOOKUPS.test(name)),
  'pricing-html': { pricing: () => dashboard() },
} satisfies AccountFaultTable;

function priceList(change: (list: PriceList) => PriceList): AccountFault {
  return { pricing: () => json(200, change(createPriceList())) };
}

function replaced(by: PriceEntry): AccountFault {
  return priceList(({ data, ...list }) => ({
    ...list,
    data: data.map((entry) => (entry.model_name === by.model_name ? by : entry)),
  }));
}

function without(isMissing: (name: string) => boolean): AccountFault {
  return priceList(({ data, ...list }) => ({
    ...list,
    data: data.filter(({ model_name }) => !isMissing(model_name)),
  }));
}
