import browser, { type Runtime } from 'webextension-polyfill';
import { createSerialQueue } from '../lib/serial-queue.ts';
import { updateItem } from '../lib/update-item.ts';
import { isActiveAt, isPaused, readScope, type Scope } from '../settings/scope.ts';
import {
  appearanceSetting,
  countingSetting,
  hoverSetting,
  pausedUntilSetting,
  siteSetting,
} from '../settings/settings.ts';
import { disableSite, toSite } from '../settings/sites.ts';
import { watchItem } from '../settings/watch-item.ts';
import { loadCard, registerWatcher, stopWatcher } from './content-scripts.ts';
import { updateOpenTabs, updateTab } from './open-tabs.ts';
import { pushHoverSettings } from './push-hover-settings.ts';
import { watchRestoredPages } from './restored-pages.ts';
import { createToolbar, type ToolbarDeps } from './toolbar/toolbar.ts';

const RESUME_ALARM = 'resume';

/**
 * Applies the scope: registers the watcher for future pages, and starts or stops it in open tabs. Registers event
 * listeners, so call it before anything is awaited.
 */
export function createActivation(deps: ToolbarDeps) {
  const toolbar = createToolbar(deps);
  const queue = createSerialQueue();
  const watchForRestored = watchRestoredPages(async ({ id, url }) => {
    const isActive = isActiveAt(await readScope(), url ?? '');
    if (id !== undefined && isActive) attempt('update a page', updateTab(id));
  });

  function applyChange(previous: Partial<Scope>): void {
    attempt('watch restored pages', watchForRestored());
    apply(previous);
  }

  /**
   * Updates everything that depends on the scope. The parts run independently: none waits for another, or for a tab.
   */
  function apply(previous?: Partial<Scope>): void {
    attempt('update the toolbar button', toolbar.update());
    attempt(
      'register scripts',
      queue(() => register(previous)),
    );
  }

  /** Runs in a queue, so each call registers the scope that is current when it starts. */
  async function register(previous?: Partial<Scope>): Promise<void> {
    const scope = await readScope();
    attempt('schedule the end of a pause', syncAlarm(scope));
    try {
      await registerWatcher(scope);
    } finally {
      // Not awaited: a tab may not respond for hours.
      attempt('update open tabs', updateOpenTabs(scope, previous && { ...scope, ...previous }));
    }
  }

  watchItem(siteSetting, (_, sites) => applyChange({ sites }));
  watchItem(pausedUntilSetting, (_, pausedUntil) => applyChange({ pausedUntil }));
  watchItem(countingSetting, (_, isCounting) => applyChange({ isCounting }));
  watchItem(appearanceSetting, () => toolbar.update());
  browser.alarms.onAlarm.addListener(endPauseIfOver);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'update') attempt('watch restored pages', watchForRestored());
    apply();
  });
  // Registered scripts survive a browser restart, but alarms may not.
  browser.runtime.onStartup.addListener(() => apply());
  endPauseIfOver();

  return {
    showToolbar: toolbar.update,
    showCount: toolbar.updateCount,
    /**
     * Whether GPT Lens is active in the sender's frame. A page restored from the back/forward cache may have an
     * outdated watcher or card; if GPT Lens is off there, this removes them before it resolves.
     */
    async isActiveFor(sender: Runtime.MessageSender): Promise<boolean> {
      const { tab, frameId = 0 } = sender;
      // Frames without an origin, such as sandboxed ones, are matched by their tab's URL.
      const siteUrl = getSenderUrl(sender) ?? tab?.url ?? '';
      if (isActiveAt(await readScope(), siteUrl)) return true;
      if (tab?.id !== undefined) await stopWatcher(tab.id, [frameId]);
      return false;
    },
    /** Injects the card script into the sender's frame. */
    async loadCard({ tab, frameId = 0 }: Runtime.MessageSender): Promise<void> {
      if (tab?.id !== undefined) await loadCard(tab.id, frameId, await hoverSetting.getValue());
    },
    /** Updates a page that was restored from the back/forward cache. */
    async updateRestored({ tab, frameId = 0 }: Runtime.MessageSender): Promise<void> {
      if (tab?.id === undefined) return;
      await pushHoverSettings(tab.id, [frameId], await hoverSetting.getValue());
      await updateTab(tab.id);
    },
    /** Turns GPT Lens off on the site of the sender's frame. */
    async turnOffSite(sender: Runtime.MessageSender): Promise<void> {
      const siteUrl = getSenderUrl(sender);
      if (siteUrl) await updateItem(siteSetting, (sites) => disableSite(sites, siteUrl));
    },
  };
}

/** Logs an error of a task that nothing awaits. `task` completes the sentence "could not …". */
function attempt(task: string, work: Promise<unknown>): void {
  work.catch((error) => console.error(`GPT Lens: could not ${task}.`, error));
}

/** The web URL of a frame, or its origin if it has no URL of its own (`about:blank`, `srcdoc`). */
function getSenderUrl(sender: Runtime.MessageSender): string | undefined {
  // The polyfill's types do not know the origin.
  const { url, origin } = sender as Runtime.MessageSender & { origin?: string };
  return [url, origin].find(toSite);
}

async function syncAlarm(scope: Scope): Promise<void> {
  if (scope.pausedUntil !== null && isPaused(scope)) {
    browser.alarms.create(RESUME_ALARM, { when: scope.pausedUntil });
  } else {
    await browser.alarms.clear(RESUME_ALARM);
  }
}

async function endPauseIfOver(): Promise<void> {
  // Check and write atomically, so that a pause chosen meanwhile is kept.
  await updateItem(pausedUntilSetting, (until) =>
    until !== null && until <= Date.now() ? null : until,
  );
}
