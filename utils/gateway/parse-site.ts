import { isObject } from '../lib/is-object.ts';
import { trimText } from '../lib/trim-text.ts';
import type { SiteInfo } from './account.ts';
import type { ParsedResponse } from './parse-response.ts';
import { getFields } from './response-fields.ts';

const MAX_NAME_LENGTH = 100;
const MAX_URL_LENGTH = 2000;

/** Parses what `/api/status` tells about the site; `undefined` if it is not an object. */
export function parseSite(response: ParsedResponse, baseUrl: string): SiteInfo | undefined {
  if (!isObject(response.data)) return undefined;
  const { system_name: name, top_up_link: topUpLink } = getFields(response);
  return {
    name: typeof name === 'string' ? trimText(name, MAX_NAME_LENGTH) : undefined,
    topUpUrl: parseTopUpUrl(topUpLink, baseUrl),
  };
}

/** A link that may be shown: https, without credentials, absolute or on the gateway's own site. */
function parseTopUpUrl(link: unknown, baseUrl: string): string | undefined {
  if (typeof link !== 'string' || link.length > MAX_URL_LENGTH) return undefined;
  // Some gateways send HTML-escaped URLs.
  const text = link.trim().replaceAll('&amp;', '&');
  // "pay.example/card" would be a page of the gateway, which its operator did not mean.
  if (!/^(?:https:\/\/|[/#])/i.test(text)) return undefined;
  const url = URL.parse(text, new URL(baseUrl).origin);
  if (url?.protocol !== 'https:' || url.username || url.password) return undefined;
  return url.href.length <= MAX_URL_LENGTH ? url.href : undefined;
}
