/** Why what somebody typed names no site. */
export type SiteProblem = 'empty' | 'everything' | 'scheme' | 'wildcard' | 'not-a-site';

/**
 * A site in the one way it is kept: `example.com` (with its subdomains), `example.com/path*`, or an
 * address with its scheme, such as `https://example.com/path*`, which means that host alone.
 */
export type ParsedSite = { ok: true; site: string } | { ok: false; problem: SiteProblem };

/** Scheme, host and path of what is typed; a fragment never reaches a server, nor a pattern. */
const PARTS = /^(?:([^:/?#]+):\/\/)?([^/?#]*)([^#]*)/;

const NUMBERS = /^(?:[\d.]+|\[.*\])$/;

/** Reads a site as people write it: a host, a pattern with `*`, or a pasted address. */
export function parseSite(input: string): ParsedSite {
  const text = input.trim();
  const [, scheme, authority = '', tail = ''] = PARTS.exec(text) ?? [];
  const host = authority.replace(/^\*\./, '');
  if (!text) return { ok: false, problem: 'empty' };
  if (authority === '*' || text === '<all_urls>') return { ok: false, problem: 'everything' };
  if (scheme && !/^(?:https?|\*)$/i.test(scheme)) return { ok: false, problem: 'scheme' };
  if (host.includes('*')) return { ok: false, problem: 'wildcard' };
  const address = `https://${host}${tail}`;
  // Without a scheme in front, one further on would be read as the pattern's own.
  const isMisplaced = !scheme && text.includes('://');
  if (!host || host.includes('@') || isMisplaced || !URL.canParse(address)) {
    return { ok: false, problem: 'not-a-site' };
  }
  const { hostname, pathname, search } = new URL(address);
  // Browsers disagree about ports in patterns, so a site has none: it is all of them.
  const name = hostname.replace(/\.$/, '');
  // `.` and `a..b` are hosts to a URL, but not to a pattern.
  if (name.split('.').includes('')) return { ok: false, problem: 'not-a-site' };
  const path = (pathname + search).replace(/\*?$/, '*');
  if (!scheme) return { ok: true, site: path === '/*' ? name : name + path };
  const subdomains = authority.startsWith('*.') && !NUMBERS.test(name) ? '*.' : '';
  return { ok: true, site: `${scheme.toLowerCase()}://${subdomains}${name}${path}` };
}

/** The match pattern of a kept site, as `scripting` and `tabs` take it. */
export function toMatchPattern(site: string): string {
  if (/^(?:https?|\*):\/\//.test(site)) return site;
  const [, host = '', path] = /^([^/]*)(.*)$/.exec(site) ?? [];
  return `*://${NUMBERS.test(host) ? '' : '*.'}${host}${path || '/*'}`;
}

/** Whether a pattern is of whole hosts: only such follow into frames without an address of their own. */
export function coversWholeHosts(pattern: string): boolean {
  return /^[^:]+:\/\/[^/]+\/\*$/.test(pattern);
}

/** The pattern of all of the hosts that a pattern has a part of. */
export function toWholeHosts(pattern: string): string {
  return pattern.replace(/^([^:]+:\/\/[^/]+).*/, '$1/*');
}

/** Whether an address belongs to a kept site, as the browser sees it too. */
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

/** Whether a text is as a glob says; in one pass, whatever stands in either. */
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
