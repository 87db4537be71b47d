import browser from 'webextension-polyfill';
import { isAllowedEverywhere, requestWebAccess } from '../../lib/browser/permissions.ts';
import { updateItem } from '../../lib/update-item.ts';
import { isPaused, readScope } from '../../settings/scope.ts';
import { pausedUntilSetting, siteSetting } from '../../settings/settings.ts';
import {
  disableSite,
  enableSite,
  getMatchingSites,
  isEnabledAt,
  toSite,
} from '../../settings/sites.ts';
import { watchSetting } from '../../settings/watch-setting.ts';

/** Whether GPT Lens works in the tab that is looked at. */
export interface SiteStatus {
  /** What names the tab's site in the settings; empty where no extension works. */
  sites: string[];
  isOn: boolean;
  /** Milliseconds since 1970; missing while it is not paused. */
  pausedUntil?: number;
  /** Whether the browser lets it see web pages. */
  hasAccess: boolean;
  /** Whether the tab is in a private window: what is switched there stays when the window is gone. */
  isPrivate?: boolean;
}

export interface SiteBarProps {
  status: SiteStatus;
  turn(isOn: boolean): void;
  pause(): void;
  resume(): void;
  allowAccess(): void;
}

const PAUSE_MS = 60 * 60 * 1000;

/**
 * Tells whether GPT Lens works in the tab under the popup, again with every change, and what can be done about it.
 * The tab is found once: a popup never outlives it.
 */
export async function watchSiteStatus(onChange: (bar: SiteBarProps) => void): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const url = tab?.url ?? '';

  async function readStatus(): Promise<SiteStatus> {
    const [scope, hasAccess] = await Promise.all([readScope(), isAllowedEverywhere()]);
    return {
      sites: toSite(url) ? getMatchingSites(scope.sites, url) : [],
      isOn: isEnabledAt(scope.sites, url),
      pausedUntil: isPaused(scope) ? (scope.pausedUntil ?? undefined) : undefined,
      hasAccess,
      isPrivate: tab?.incognito,
    };
  }

  async function update(): Promise<void> {
    onChange({
      status: await readStatus(),
      async turn(isOn) {
        const change = isOn ? enableSite : disableSite;
        await updateItem(siteSetting, (sites) => change(sites, url));
      },
      pause: () => pausedUntilSetting.setValue(Date.now() + PAUSE_MS),
      resume: () => pausedUntilSetting.removeValue(),
      async allowAccess() {
        // Nothing may be awaited before: browsers only ask in direct answer to a click.
        if (await requestWebAccess()) await update();
      },
    });
  }

  watchSetting(siteSetting, update);
  watchSetting(pausedUntilSetting, update);
  await update();
}
