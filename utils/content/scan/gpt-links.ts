import { type GptId, idInUrl } from '../../gpt/gpt-id.ts';
import { addressOf } from '../../gpt/link-address.ts';
import { HTTP_IN_BASE64, isWrapped } from '../../gpt/link-wrappers.ts';

/**
 * Addresses that hold `g-`, or what may decode to it, natively: reading the attribute costs several times as
 * much as this, resolving it twenty times. `*|` finds an SVG link's `xlink:href` too.
 */
const MAY_LEAD_TO_GPT = ['g-', '%2d', '%67', '%25', ...HTTP_IN_BASE64]
  .map((piece) => `[*|href*="${piece}" i]`)
  .join(', ');

/** Lets more pass at a tenth of the cost: to ignore case is what is dear. */
const MAY_BE_WORTH_A_LOOK = ['g-', 'G-', '%', ...HTTP_IN_BASE64]
  .map((piece) => `[*|href*="${piece}"]`)
  .join(', ');

/** Whether even a link to `#` may lead to a GPT: the page's own address does. */
export function isTellingBase(baseUrl: string): boolean {
  return /g-|%(?:2d|67|25)/i.test(baseUrl) || isWrapped(baseUrl);
}

/** Whether it is worth while to resolve the address of an `a` or `area`. */
export function mayLeadToGpt(link: Element): boolean {
  return link.matches(MAY_BE_WORTH_A_LOOK) && link.matches(MAY_LEAD_TO_GPT);
}

/** The GPT that an `a` or `area` leads to. */
export function idOfLink(link: Element): GptId | undefined {
  const address = addressOf(link);
  return address ? idInUrl(address) : undefined;
}
