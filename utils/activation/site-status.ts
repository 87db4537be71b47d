import browser from 'webextension-polyfill';
import type { SiteBarProps, SiteStatus } from '../../components/site-bar.tsx';
import { isAllowedEverywhere, requestWebAccess } from '../browser/permissions.ts';
import { pausedUntilSetting, siteSetting } from '../settings/settings.ts';
import { updateItem } from '../settings/update-item.ts';
import { watchSetting } from '../settings/watch-setting.ts';
import { isOnAt, siteOf, sitesNaming, turnedOff, turnedOn } from '../sites/sites.ts';
import { isPaused, readScope } from './scope.ts';

const PAUSE_MS = 60 * 60 * 1000;

/**
 * Tells whether GPT Lens works in the tab under the popup, again with every change, and what can be done about it.
 * The tab is found once: a popup never outlives it.
 */
export async function watchSiteStatus(show: (bar: SiteBarProps) => void): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const address = tab?.url ?? '';

  async function look(): Promise<SiteStatus> {
    const [where, hasAccess] = await Promise.all([readScope(), isAllowedEverywhere()]);
    return {
      sites: siteOf(address) ? sitesNaming(where.sites, address) : [],
      isOn: isOnAt(where.sites, address),
      pausedUntil: isPaused(where) ? (where.pausedUntil ?? undefined) : undefined,
      hasAccess,
      isPrivate: tab?.incognito,
    };
  }

  async function showAnew(): Promise<void> {
    show({
      status: await look(),
      async turn(isOn) {
        const turned = isOn ? turnedOn : turnedOff;
        await updateItem(siteSetting, (sites) => turned(sites, address));
      },
      pause: () => pausedUntilSetting.setValue(Date.now() + PAUSE_MS),
      resume: () => pausedUntilSetting.removeValue(),
      async allowAccess() {
        // Nothing may be awaited before: browsers only ask in direct answer to a click.
        if (await requestWebAccess()) await showAnew();
      },
    });
  }

  watchSetting(siteSetting, showAnew);
  watchSetting(pausedUntilSetting, showAnew);
  await showAnew();
}
