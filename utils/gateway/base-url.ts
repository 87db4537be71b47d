import { unwrapped } from './pasted.ts';

/** What is wrong with a base URL, for the one sentence that says so. */
export type BaseUrlProblem = 'empty' | 'not-a-url' | 'scheme' | 'credentials' | 'insecure';

export type BaseUrl = { ok: true; url: string } | { ok: false; problem: BaseUrlProblem };

/** What people paste behind the base: the version, an endpoint, a chat client's path. */
const PASTED_TAIL = /\/(?:v[12](?:beta)?(?:\/.*)?|gpts(?:\/.*)?)?\/*$/i;

/** The pages of a gateway's own site, where its address is copied from together with the key. */
const SITE_PAGE =
  /\/(?:console|panel|dashboard|tokens?|topup|login|register|sign-?in|sign-?up|settings?|personal|profile|pricing|playground|keys|api-?keys|redemption|logs?|index\.html?)(?:\/.*)?$/i;

const NAMES = /url|base|host|endpoint|proxy|address|地址|网址|域名|接口|链接/i;

/**
 * The base URL as it is stored: no spaces around it, no version, query or slash at its end. Plain
 * http is refused as `insecure` but for this machine, unless `allowHttp`: the key would travel readable.
 */
export function parseBaseUrl(input: string, allowHttp = false): BaseUrl {
  // Of several addresses, and of what is said of one, the first.
  const text = unwrapped(input, NAMES).split(/[(|,;、]/, 1)[0] ?? '';
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

/** Whether a host is this machine. A name may begin with 127 too; only an address counts. */
export function isLoopback(host: string): boolean {
  const isName = host === 'localhost' || host.endsWith('.localhost');
  return isName || host === '[::1]' || /^127(?:\.\d+){3}$/.test(host);
}

/** A lone word such as "gateway" is more likely a slip than a host of a local network. */
function isHost(host: string): boolean {
  if (host.includes('..')) return false;
  return /[^.]\.[^.]/.test(host) || host.includes(':') || isLoopback(host);
}
