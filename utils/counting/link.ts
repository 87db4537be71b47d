import { addressOf } from '../ids/address-of.ts';
import { type GptId, idInUrl } from '../ids/grammar.ts';

/**
 * Addresses that hold `g-`, or what may decode to it, natively: reading the attribute costs twice as
 * much as this, resolving it twenty times. `*|` finds an SVG link's `xlink:href` too.
 */
const MAY_LEAD_TO_GPT = ['g-', '%2d', '%67', '%25']
  .map((piece) => `[*|href*="${piece}" i]`)
  .join(', ');

/** Whether even a link to `#` may lead to a GPT: the page's own address does. */
export function isTellingBase(baseUrl: string): boolean {
  return /g-|%(?:2d|67|25)/i.test(baseUrl);
}

/** Whether it is worth while to resolve the address of an `a` or `area`. */
export function mayLeadToGpt(link: Element): boolean {
  return link.matches(MAY_LEAD_TO_GPT);
}

/** The GPT that an `a` or `area` leads to. */
export function idOfLink(link: Element): GptId | undefined {
  const address = addressOf(link);
  return address ? idInUrl(address) : undefined;
}
