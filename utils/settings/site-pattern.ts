/** Why an input is not a site. */
export type SiteProblem = 'empty' | 'everything' | 'scheme' | 'wildcard' | 'not-a-site';

/**
 * A site in its stored form: `example.com` (including subdomains), `example.com/path*`, or with a scheme, such as
 * `https://example.com/path*`, which matches only that host.
 */
export type ParsedSite = { ok: true; site: string } | { ok: false; problem: SiteProblem };

/** Scheme, host and path. Match patterns cannot contain a fragment, so it is dropped. */
const PARTS = /^(?:([^:/?#]+):\/\/)?([^/?#]*)([^#]*)/;

const NUMBERS = /^(?:[\d.]+|\[.*\])$/;

/** Parses a site that the user typed: a host, a pattern with `*`, or a pasted URL. */
export function parseSite(input: string): ParsedSite {
  const text = input.trim();
  const [, scheme, authority = '', tail = ''] = PARTS.exec(text) ?? [];
  const host = authority.replace(/^\*\./, '');
  if (!text) return { ok: false, problem: 'empty' };
  if (authority === '*' || text === '<all_urls>') return { ok: false, problem: 'everything' };
  if (scheme && !/^(?:https?|\*)$/i.test(scheme)) return { ok: false, problem: 'scheme' };
  if (host.includes('*')) return { ok: false, problem: 'wildcard' };
  const address = `https://${host}${tail}`;
  // Without a scheme at the start, a scheme in the path would be parsed as the pattern's.
  const isMisplaced = !scheme && text.includes('://');
  if (!host || host.includes('@') || isMisplaced || !URL.canParse(address)) {
    return { ok: false, problem: 'not-a-site' };
  }
  const { hostname, pathname, search } = new URL(address);
  // Browsers handle ports in patterns differently, so a site has none and matches all ports.
  const name = hostname.replace(/\.$/, '');
  // `.` and `a..b` are valid hosts in URLs, but not in match patterns.
  if (name.split('.').includes('')) return { ok: false, problem: 'not-a-site' };
  const path = (pathname + search).replace(/\*?$/, '*');
  if (!scheme) return { ok: true, site: path === '/*' ? name : name + path };
  const subdomains = authority.startsWith('*.') && !NUMBERS.test(name) ? '*.' : '';
  return { ok: true, site: `${scheme.toLowerCase()}://${subdomains}${name}${path}` };
}

/** The match pattern of a stored site, for `scripting` and `tabs`. */
export function toMatchPattern(site: string): string {
  if (/^(?:https?|\*):\/\//.test(site)) return site;
  const [, host = '', path] = /^([^/]*)(.*)$/.exec(site) ?? [];
  return `*://${NUMBERS.test(host) ? '' : '*.'}${host}${path || '/*'}`;
}

/** Whether a pattern matches entire hosts. Only such patterns can also match frames without a URL of their own. */
export function coversEntireHosts(pattern: string): boolean {
  return /^[^:]+:\/\/[^/]+\/\*$/.test(pattern);
}

/** The pattern of the entire hosts that a pattern matches partly. */
export function toEntireHosts(pattern: string): string {
  return pattern.replace(/^([^:]+:\/\/[^/]+).*/, '$1/*');
}

/** Whether a stored site matches a URL, with the same result as the browser's match patterns. */
export function matchesSite(site: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, search } = new URL(address);
  const [, scheme, subdomains, host, path = ''] =
    /^([^:]+):\/\/(\*\.)?([^/]+)(.*)$/.exec(toMatchPattern(site)) ?? [];
  const isScheme = scheme === '*' ? /^https?:$/.test(protocol) : protocol === `${scheme}:`;
  const name = hostname.replace(/\.$/, '');
  const isHost = name === host || (subdomains !== undefined && name.endsWith(`.${host}`));
  return isScheme && isHost && matchesGlob(path, pathname + search);
}

/** Matches a glob with `*` in linear time for any input. */
function matchesGlob(glob: string, text: string): boolean {
  const [first = '', ...others] = glob.split('*');
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let index = first.length;
  for (const part of others) {
    const found = text.indexOf(part, index);
    if (found < 0) return false;
    index = found + part.length;
  }
  return text.length - last.length >= index && text.endsWith(last);
}
