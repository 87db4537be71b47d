import { findIdInUrl, type GptId } from '../../gpt/gpt-id.ts';
import { getLinkUrl } from '../../gpt/link-url.ts';
import { HTTP_IN_BASE64, isWrapped } from '../../gpt/link-wrappers.ts';

/**
 * Matches URLs that contain `g-`, or something that may decode to it. A native selector: reading the attribute costs
 * several times as much, resolving it twenty times. `*|` also matches an SVG link's `xlink:href`.
 */
const GPT_LINK_SELECTOR = ['g-', '%2d', '%67', '%25', ...HTTP_IN_BASE64]
  .map((piece) => `[*|href*="${piece}" i]`)
  .join(', ');

/** A coarser selector at a tenth of the cost: ignoring case is expensive. */
const QUICK_SELECTOR = ['g-', 'G-', '%', ...HTTP_IN_BASE64]
  .map((piece) => `[*|href*="${piece}"]`)
  .join(', ');

/** Whether even a link to `#` may lead to a GPT, because the page's own URL does. */
export function mayBeGptUrl(baseUrl: string): boolean {
  return /g-|%(?:2d|67|25)/i.test(baseUrl) || isWrapped(baseUrl);
}

/** Whether to resolve the URL of an `a` or `area`. */
export function mayLinkToGpt(link: Element): boolean {
  return link.matches(QUICK_SELECTOR) && link.matches(GPT_LINK_SELECTOR);
}

/** The GPT to which an `a` or `area` links. */
export function getLinkedId(link: Element): GptId | undefined {
  const url = getLinkUrl(link);
  return url ? findIdInUrl(url) : undefined;
}
