import { matchesSite } from './site-pattern.ts';

/**
 * Where GPT Lens is active. Both lists are kept when the mode changes, so that nothing is lost. Stored: field names
 * must not change.
 */
export interface Sites {
  mode: 'except' | 'only';
  /** Sites in their stored form, see `site-pattern.ts`. */
  except: string[];
  only: string[];
}

export const EVERYWHERE: Sites = { mode: 'except', except: [], only: [] };

/** Whether GPT Lens is enabled at a URL. Frames are matched by their own URL. */
export function isEnabledAt(sites: Sites, url: string): boolean {
  const isListed = sites[sites.mode].some((site) => matchesSite(site, url));
  return isListed === (sites.mode === 'only');
}

/** The site of a web page as users name it, without `www.`; `undefined` if the URL is not http or https. */
export function toSite(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  if (!/^https?:$/.test(protocol)) return undefined;
  return hostname.replace(/\.$/, '').replace(/^www\.(?=.*\.)/, '');
}

/** The sites in the active list that match a URL, or else the URL's own site. */
export function getMatchingSites(sites: Sites, url: string): string[] {
  const listed = sites[sites.mode].filter((site) => matchesSite(site, url));
  const own = toSite(url);
  return listed.length || own === undefined ? listed : [own];
}

/** Turns GPT Lens off at a URL. */
export function disableSite(sites: Sites, url: string): Sites {
  return sites.mode === 'except' ? addSite(sites, url) : removeSite(sites, url);
}

/** Turns GPT Lens on at a URL. This removes every listed site that matches it, even if it matches other URLs, too. */
export function enableSite(sites: Sites, url: string): Sites {
  return sites.mode === 'only' ? addSite(sites, url) : removeSite(sites, url);
}

function addSite(sites: Sites, url: string): Sites {
  const site = toSite(url);
  const list = sites[sites.mode];
  if (site === undefined || list.some((each) => matchesSite(each, url))) return sites;
  return { ...sites, [sites.mode]: [...list, site] };
}

function removeSite(sites: Sites, url: string): Sites {
  return { ...sites, [sites.mode]: sites[sites.mode].filter((site) => !matchesSite(site, url)) };
}
