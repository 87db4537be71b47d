/** US dollars for each look-up, each search, and each message to a GPT, by the name in the price list. */
export const PRICES = { 'gpts-lookup': 0.01, 'gpts-search': 0.01, 'gpt-4-gizmo-*': 0.1 } as const;

/** A model of the price list. `quota_type` 1 is a price for each call, 0 a price by tokens. */
export interface PriceEntry {
  model_name: string;
  quota_type: 0 | 1;
  /** US dollars for a call. */
  model_price: number;
  /** 1 stands for 2 US dollars for a million tokens. */
  model_ratio: number;
  completion_ratio: number;
  owner_by: string;
  /** The groups of keys that may use the model. */
  enable_groups: string[];
  supported_endpoint_types: string[];
  billing_mode?: string;
  billing_expr?: string;
}

export interface PriceList {
  success: true;
  data: PriceEntry[];
  vendors: object[];
  /** The factor of each group. */
  group_ratio: Record<string, number>;
  usable_group: Record<string, string>;
  supported_endpoint: object;
  auto_groups: string[];
}

/** What the gateway lists by default: prices for each call, and some by tokens. */
export function createPriceList(): PriceList {
  return {
    success: true,
    data: [
      ...Object.entries(PRICES).map(([name, price]) => perCall(name, price)),
      perToken('gpt-4o', 1.25, 4),
      perToken('gpt-4o-mini', 0.075, 4),
      perToken('text-embedding-3-small', 0.01, 1),
    ],
    vendors: [],
    group_ratio: { default: 1 },
    usable_group: { default: 'Default group' },
    supported_endpoint: {},
    auto_groups: [],
  };
}

function perCall(name: string, price: number): PriceEntry {
  return { ...freeOfCharge(name), quota_type: 1, model_price: price };
}

/** @param ratio - the price of a million tokens, in units of 2 US dollars */
export function perToken(name: string, ratio: number, completionRatio: number): PriceEntry {
  return { ...freeOfCharge(name), model_ratio: ratio, completion_ratio: completionRatio };
}

function freeOfCharge(name: string): PriceEntry {
  return {
    model_name: name,
    quota_type: 0,
    model_price: 0,
    model_ratio: 0,
    completion_ratio: 0,
    owner_by: '',
    enable_groups: ['default'],
    supported_endpoint_types: ['openai'],
  };
}
