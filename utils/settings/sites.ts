import { covers } from './site-pattern.ts';

/** Where GPT Lens works. Both lists are kept, so that trying the other mode loses nothing. */
export interface Sites {
  mode: 'except' | 'only';
  /** Sites in their kept form, see `site-pattern.ts`. */
  except: string[];
  only: string[];
}

export const EVERYWHERE: Sites = { mode: 'except', except: [], only: [] };

/** Whether an address is one where GPT Lens works. A frame counts by its own address. */
export function isOnAt(sites: Sites, address: string): boolean {
  const isListed = sites[sites.mode].some((site) => covers(site, address));
  return isListed === (sites.mode === 'only');
}

/** The site of a web page as a person calls it; `undefined` for what is not on the web. */
export function siteOf(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  if (!/^https?:$/.test(protocol)) return undefined;
  return hostname.replace(/\.$/, '').replace(/^www\.(?=.*\.)/, '');
}

/** What names an address in the list: the sites that hold it, else its own site. */
export function sitesNaming(sites: Sites, address: string): string[] {
  const listed = sites[sites.mode].filter((site) => covers(site, address));
  const own = siteOf(address);
  return listed.length || own === undefined ? listed : [own];
}

/** The rules with an address switched off. */
export function turnedOff(sites: Sites, address: string): Sites {
  return sites.mode === 'except' ? listing(sites, address) : unlisting(sites, address);
}

/** The rules with an address switched on; a wider site that held it is off the list with it. */
export function turnedOn(sites: Sites, address: string): Sites {
  return sites.mode === 'only' ? listing(sites, address) : unlisting(sites, address);
}

function listing(sites: Sites, address: string): Sites {
  const site = siteOf(address);
  const list = sites[sites.mode];
  if (site === undefined || list.some((each) => covers(each, address))) return sites;
  return { ...sites, [sites.mode]: [...list, site] };
}

function unlisting(sites: Sites, address: string): Sites {
  return { ...sites, [sites.mode]: sites[sites.mode].filter((site) => !covers(site, address)) };
}
