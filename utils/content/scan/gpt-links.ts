import { findIdInUrl, type GptId } from '../../gpt/gpt-id.ts';
import { getLinkUrl } from '../../gpt/link-url.ts';
import { HTTP_IN_BASE64, isWrapped } from '../../gpt/link-wrappers.ts';

/**
 * Addresses that hold `g-`, or what may decode to it, natively: reading the attribute costs several times as
 * much as this, resolving it twenty times. `*|` finds an SVG link's `xlink:href` too.
 */
const GPT_LINK_SELECTOR = ['g-', '%2d', '%67', '%25', ...HTTP_IN_BASE64]
  .map((piece) => `[*|href*="${piece}" i]`)
  .join(', ');

/** Lets more pass at a tenth of the cost: to ignore case is what is dear. */
const QUICK_SELECTOR = ['g-', 'G-', '%', ...HTTP_IN_BASE64]
  .map((piece) => `[*|href*="${piece}"]`)
  .join(', ');

/** Whether even a link to `#` may lead to a GPT: the page's own address does. */
export function mayBeGptUrl(baseUrl: string): boolean {
  return /g-|%(?:2d|67|25)/i.test(baseUrl) || isWrapped(baseUrl);
}

/** Whether it is worth while to resolve the address of an `a` or `area`. */
export function mayLinkToGpt(link: Element): boolean {
  return link.matches(QUICK_SELECTOR) && link.matches(GPT_LINK_SELECTOR);
}

/** The GPT that an `a` or `area` leads to. */
export function getLinkedId(link: Element): GptId | undefined {
  const url = getLinkUrl(link);
  return url ? findIdInUrl(url) : undefined;
}
