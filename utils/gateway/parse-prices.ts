import type { ChatPrice, Prices } from './account.ts';
import { toAmount } from './amount.ts';
import type { ParsedResponse } from './parse-response.ts';
import { type ListedPrice, type PriceList, parsePriceList } from './price-list.ts';

/*
 * The names under which gateways list prices. Operators choose names freely, so only those count that clearly name a
 * look-up or search; `_` and capital letters make no difference.
 */
const LOOKUP_NAMES = ['gpts-info', 'gpts-lookup', 'gpts-id', 'v2/gpts', 'v1/gpts', 'gpts'];
const SEARCH_NAMES = ['gpts-search', 'search-gpts', 'v2/gpts/search', 'v1/gpts/search'];
/** GPT Lens chats with the first that a gateway offers. */
const CHAT_NAMES = ['gpt-4-gizmo-*', 'gpt-4o-gizmo-*'];

const NAMES = new Set([...LOOKUP_NAMES, ...SEARCH_NAMES, ...CHAT_NAMES]);

/** The group of users whom an operator has put into none, and whose prices anybody sees. */
const DEFAULT_GROUP = 'default';

/** Parses the prices in `/api/pricing`; `undefined` if it is not a list of prices in a known shape. */
export function parsePrices(response: ParsedResponse): Prices | undefined {
  const list = parsePriceList(response, NAMES);
  if (!list) return undefined;
  return {
    lookup: getRequestPrice(list, LOOKUP_NAMES),
    search: getRequestPrice(list, SEARCH_NAMES),
    chat: getPrice(list, CHAT_NAMES),
  };
}

/** The price of a request. A price by tokens does not tell what a request costs. */
function getRequestPrice(list: PriceList, names: string[]): number | undefined {
  const price = getPrice(list, names);
  return price?.per === 'message' ? price.amount : undefined;
}

/**
 * The price of the first of these models that the gateway lists. Gateways multiply prices by a factor of the key's group,
 * but do not tell the key's group. So this is the price for the group `default`, or, if the model is not enabled for it,
 * for the cheapest group for which it is.
 */
function getPrice(list: PriceList, names: string[]): ChatPrice | undefined {
  const name = names.find((each) => list.prices.some((price) => price.name === each));
  const offers = list.prices
    .filter((price) => price.name === name)
    .flatMap((price) => getOffers(price, list.factors));
  const byDefault = offers.filter(({ group }) => group === DEFAULT_GROUP);
  const [cheapest] = (byDefault.length ? byDefault : offers)
    .map(({ price }) => price)
    .toSorted(compare);
  return cheapest;
}

interface Offer {
  group: string;
  price: ChatPrice;
}

/** A gateway without groups has one price for all. */
const NO_GROUPS = new Map([[DEFAULT_GROUP, 1]]);

/** The price for each group that the model is enabled for. */
function getOffers({ price, groups }: ListedPrice, factors: PriceList['factors']): Offer[] {
  return [...(factors ?? NO_GROUPS)].flatMap(([group, factor]) => {
    const isEnabled = !factors || !groups || groups.has(group);
    const total = isEnabled && price && multiply(price, factor);
    return total ? [{ group, price: total }] : [];
  });
}

function multiply(price: ChatPrice, factor: number): ChatPrice | undefined {
  if (price.per === 'message') {
    const amount = toAmount(price.amount * factor);
    return amount === undefined ? undefined : { per: 'message', amount };
  }
  const input = toAmount(price.input * factor);
  const output = toAmount(price.output * factor);
  if (input === undefined || output === undefined) return undefined;
  return { per: 'million-tokens', input, output };
}

/** Prices by message come first, because the others depend on the length of a message. */
function compare(a: ChatPrice, b: ChatPrice): number {
  if (a.per === 'message') return b.per === 'message' ? a.amount - b.amount : -1;
  return b.per === 'message' ? 1 : a.input - b.input || a.output - b.output;
}
