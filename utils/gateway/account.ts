/*
 * What a gateway tells about itself and the user's account, beside look-ups and search. The types of all results are here.
 */

/** The models of a gateway that serve GPT Lens, by their names in its list of models. */
export interface ModelOffers {
  /** How many models the gateway lists. */
  count: number;
  /** For chats with GPTs: `gpt-4-gizmo-*` stands for any GPT, `gpt-4-gizmo-g-…` for one. Empty if none is listed. */
  gptModels: string[];
  rerankModels: string[];
  embeddingModels: string[];
}

/** `quota` is the gateway's own unit, used if it does not tell the worth of one. */
export type BalanceUnit = 'usd' | 'cny' | 'quota';

/** What is left of the key's balance. */
export type Balance =
  | { kind: 'amount'; amount: number; unit: BalanceUnit }
  | { kind: 'unlimited' }
  /** The gateway has no endpoint that tells it to a key. */
  | { kind: 'not-offered' };

/** The price of a chat message, in US dollars including the factor of the key's group. */
export type ChatPrice =
  | { per: 'message'; amount: number }
  | { per: 'million-tokens'; input: number; output: number };

/** Prices that a gateway lists, in US dollars. One that is missing is not stated. */
export interface Prices {
  lookup?: number;
  search?: number;
  chat?: ChatPrice;
}

/** What a gateway tells about its site to anybody. */
export interface SiteInfo {
  name?: string;
  /** Where to top up the balance; https only. */
  topUpUrl?: string;
}
