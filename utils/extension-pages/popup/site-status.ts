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

/** Whether GPT Lens is on in the active tab. */
export interface SiteStatus {
  /** The tab's site as listed in the settings; empty where extensions do not run. */
  sites: string[];
  isOn: boolean;
  /** Milliseconds since 1970; missing while GPT Lens is not paused. */
  pausedUntil?: number;
  /** Whether the browser grants access to web pages. */
  hasAccess: boolean;
  /** Whether the tab is in a private window; settings changed there outlive the window. */
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
 * Calls `onChange` with the status of the active tab and its actions, now and after every change. The tab is queried
 * once: a popup never outlives it.
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
        // Nothing may be awaited before: browsers only prompt in direct response to a click.
        if (await requestWebAccess()) await update();
      },
    });
  }

  watchSetting(siteSetting, update);
  watchSetting(pausedUntilSetting, update);
  await update();
}
