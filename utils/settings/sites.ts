import { matchesSite } from './site-pattern.ts';

/** Where GPT Lens works. Both lists are kept, so that trying the other mode loses nothing. */
export interface Sites {
  mode: 'except' | 'only';
  /** Sites in their kept form, see `site-pattern.ts`. */
  except: string[];
  only: string[];
}

export const EVERYWHERE: Sites = { mode: 'except', except: [], only: [] };

/** Whether an address is one where GPT Lens works. A frame counts by its own address. */
export function isEnabledAt(sites: Sites, url: string): boolean {
  const isListed = sites[sites.mode].some((site) => matchesSite(site, url));
  return isListed === (sites.mode === 'only');
}

/** The site of a web page as a person calls it; `undefined` for what is not on the web. */
export function toSite(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  if (!/^https?:$/.test(protocol)) return undefined;
  return hostname.replace(/\.$/, '').replace(/^www\.(?=.*\.)/, '');
}

/** What names an address in the list: the sites that hold it, else its own site. */
export function getMatchingSites(sites: Sites, url: string): string[] {
  const listed = sites[sites.mode].filter((site) => matchesSite(site, url));
  const own = toSite(url);
  return listed.length || own === undefined ? listed : [own];
}

/** The rules with an address switched off. */
export function disableSite(sites: Sites, url: string): Sites {
  return sites.mode === 'except' ? addSite(sites, url) : removeSite(sites, url);
}

/** The rules with an address switched on; a wider site that held it is off the list with it. */
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
