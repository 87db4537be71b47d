import { isObject } from '../lib/is-object.ts';
import type { ChatPrice } from './account.ts';
import { readPrice } from './amount.ts';
import type { ParsedResponse } from './parse-response.ts';
import { findList, getFields } from './response-fields.ts';

/** A price of a model, before the factor of a group. */
export interface ListedPrice {
  /** In lower case, with hyphens. */
  name: string;
  /** Missing if the gateway states none in a known form, such as a formula. */
  price?: ChatPrice;
  /** The groups that the model is enabled for; all of them if missing. */
  groups?: ReadonlySet<string>;
}

export interface PriceList {
  prices: ListedPrice[];
  /** The factors of groups that are open to anybody; missing if the gateway has no groups. */
  factors?: Map<string, number>;
}

/** Model ratio 1 in US dollars per million tokens, at every gateway of this family. */
const DOLLARS_PER_RATIO = 2;

const MAX_NAME_LENGTH = 100;

/** Each price is combined with each group, so more of both would take too long. */
const MAX_PRICES = 1000;
const MAX_GROUPS = 200;

/** Of `quota_type`, whose other values are prices by time. */
const [PER_TOKEN, PER_CALL] = [0, 1];

/**
 * The prices of these models in a response of `/api/pricing`, in one of two shapes: a list of models beside `group_ratio`,
 * or groups in `model_group` that contain prices. `undefined` if it has neither.
 */
export function parsePriceList(
  response: ParsedResponse,
  names: ReadonlySet<string>,
): PriceList | undefined {
  const fields = getFields(response);
  if (isObject(fields.model_group)) return parseGroups(fields.model_group, fields, names);
  const list = findList(response, ['data', 'models', 'pricing', 'items', 'list']);
  if (!list) return undefined;
  const prices = list.flatMap((item) => {
    const name = isObject(item) ? normalize(item.model_name ?? item.model ?? item.name) : '';
    return isObject(item) && names.has(name) ? [parseItem(name, item)] : [];
  });
  const { group_ratio: ratios } = fields;
  const isWithoutGroups = ratios === undefined || ratios === null;
  return {
    prices: prices.slice(0, MAX_PRICES),
    factors: isWithoutGroups
      ? undefined
      : toFactors(isObject(ratios) ? Object.entries(ratios) : []),
  };
}

function parseItem(name: string, item: Record<string, unknown>): ListedPrice {
  const type = readPrice(item.quota_type);
  const amount = readPrice(item.model_price);
  const ratio = readPrice(item.model_ratio);
  // A formula replaces the price, which is then without meaning.
  const price = item.billing_expr
    ? undefined
    : toPrice({ type, amount, ratio, completionRatio: readPrice(item.completion_ratio) });
  return { name, price, groups: parseGroupNames(item.enable_groups ?? item.enable_group) };
}

function parseGroupNames(names: unknown): Set<string> | undefined {
  const list: unknown = typeof names === 'string' ? names.split(',') : names;
  const groups = Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
  const trimmed = new Set(groups.map((each) => each.trim()));
  return trimmed.size === 0 || trimmed.has('all') ? undefined : trimmed;
}

/** `{model_group: {default: {GroupRatio, ModelPrice: {name: {priceType, price}}}}, model_completion_ratio}`. */
function parseGroups(
  groups: Record<string, unknown>,
  { model_completion_ratio: completionRatios, group_special: enabled }: Record<string, unknown>,
  names: ReadonlySet<string>,
): PriceList {
  const entries = Object.entries(groups).flatMap(([group, content]) =>
    isObject(content) ? [{ group, content }] : [],
  );
  const prices = entries.flatMap(({ group, content }) => {
    const models = isObject(content.ModelPrice) ? content.ModelPrice : {};
    return Object.entries(models).flatMap(([model, stated]): ListedPrice[] => {
      const name = normalize(model);
      const special = isObject(enabled) ? enabled[model] : undefined;
      if (!names.has(name) || !isObject(stated)) return [];
      if (Array.isArray(special) && !special.includes(group)) return [];
      const type = stated.isPrice === true ? PER_CALL : (readPrice(stated.priceType) ?? PER_TOKEN);
      const amount = readPrice(stated.price);
      const completionRatio = isObject(completionRatios)
        ? readPrice(completionRatios[model])
        : undefined;
      const price = toPrice({ type, amount, ratio: amount, completionRatio });
      return [{ name, price, groups: new Set([group]) }];
    });
  });
  return {
    prices: prices.slice(0, MAX_PRICES),
    factors: toFactors(entries.map(({ group, content }) => [group, content.GroupRatio])),
  };
}

interface StatedPrice {
  type?: number;
  /** In US dollars. */
  amount?: number;
  ratio?: number;
  /** How much more the tokens of an answer cost. */
  completionRatio?: number;
}

function toPrice({ type, amount, ratio, completionRatio = 1 }: StatedPrice): ChatPrice | undefined {
  if (type !== undefined && type !== PER_TOKEN && type !== PER_CALL) return undefined;
  if (isPerCall(type, amount, ratio))
    return amount === undefined ? undefined : { per: 'message', amount };
  // Zero is a price only if the gateway says which one.
  if (ratio === undefined || (ratio === 0 && type === undefined)) return undefined;
  const input = ratio * DOLLARS_PER_RATIO;
  return { per: 'million-tokens', input, output: input * completionRatio };
}

/** Some gateways exchange the two types, but only one of the two prices is above zero then. */
function isPerCall(type: number | undefined, amount = 0, ratio = 0): boolean {
  if (amount > 0 && ratio === 0) return true;
  if (ratio > 0 && amount === 0) return false;
  return type === PER_CALL || (type === undefined && amount > 0);
}

function toFactors(ratios: [group: string, ratio: unknown][]): Map<string, number> {
  const factors = ratios.flatMap(([group, ratio]): [string, number][] => {
    const factor = readPrice(ratio);
    return group === '' || factor === undefined ? [] : [[group, factor]];
  });
  return new Map(factors.slice(0, MAX_GROUPS));
}

function normalize(name: unknown): string {
  if (typeof name !== 'string' || name.length > MAX_NAME_LENGTH) return '';
  return name
    .trim()
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^\/+|\/+$/g, '');
}
