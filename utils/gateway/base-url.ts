import { unwrapPasted } from './pasted.ts';

/** Why a base URL was rejected. Each problem has one error message. */
export type BaseUrlProblem = 'empty' | 'not-a-url' | 'scheme' | 'credentials' | 'insecure';

export type BaseUrl = { ok: true; url: string } | { ok: false; problem: BaseUrlProblem };

/** Pasted paths after the base URL: the version, an endpoint, a chat client's path. */
const PASTED_TAIL = /\/(?:v[12](?:beta)?(?:\/.*)?|gpts(?:\/.*)?)?\/*$/i;

/** Pages of a gateway's own website, from which people copy the URL together with the key. */
const SITE_PAGE =
  /\/(?:console|panel|dashboard|tokens?|topup|login|register|sign-?in|sign-?up|settings?|personal|profile|pricing|playground|keys|api-?keys|redemption|logs?|index\.html?)(?:\/.*)?$/i;

const NAMES = /url|base|host|endpoint|proxy|address|地址|网址|域名|接口|链接/i;

/**
 * Parses a typed or pasted base URL into the form that is stored: no surrounding spaces, no trailing version, query or
 * slash. Plain http would send the key unencrypted, so it is rejected as `insecure` except for localhost, unless
 * `allowHttp` is set.
 */
export function parseBaseUrl(input: string, allowHttp = false): BaseUrl {
  // Use the first of several URLs, and drop a remark after it.
  const text = unwrapPasted(input, NAMES).split(/[(|,;、]/, 1)[0] ?? '';
  if (!text) return problem('empty');
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text);
  const url = /\s/.test(text) ? null : URL.parse(hasScheme ? text : `https://${text}`);
  if (!url) return problem('not-a-url');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return problem('scheme');
  if (url.username || url.password) return problem('credentials');
  if (!isHost(url.hostname)) return problem('not-a-url');
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !allowHttp)
    return problem('insecure');
  const path = url.pathname
    .replace(/(?:%20)+$/, '')
    .replace(SITE_PAGE, '')
    .replace(PASTED_TAIL, '')
    .replace(/\/+$/, '');
  return { ok: true, url: url.origin + path };
}

function problem(name: BaseUrlProblem): BaseUrl {
  return { ok: false, problem: name };
}

/** Whether a host is the local machine. A host name that begins with 127 does not count, only an IP address. */
export function isLoopback(host: string): boolean {
  const isName = host === 'localhost' || host.endsWith('.localhost');
  return isName || host === '[::1]' || /^127(?:\.\d+){3}$/.test(host);
}

/** Rejects a single word such as "gateway": it is more likely a typo than a host on the local network. */
function isHost(host: string): boolean {
  if (host.includes('..')) return false;
  return /[^.]\.[^.]/.test(host) || host.includes(':') || isLoopback(host);
}
