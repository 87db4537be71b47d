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
 * Keeps the watcher where the user wants it: registered for pages to come, running or silent in the
 * tabs that are open. Call it before anything is awaited: a change wakes a background that is dead.
 */
export function createActivation(deps: ToolbarDeps) {
  const toolbar = createToolbar(deps);
  const queue = createSerialQueue();
  const watchForRestored = watchRestoredPages(async ({ id, url }) => {
    const isWorking = isActiveAt(await readScope(), url ?? '');
    if (id !== undefined && isWorking) attempt('update a page', updateTab(id));
  });

  /** What follows from a change of the scope. */
  function applyChange(previous: Partial<Scope>): void {
    attempt('watch pages that come back', watchForRestored());
    apply(previous);
  }

  /** Starts everything that depends on the scope. Each part goes on by itself: none waits for another, or for a tab. */
  function apply(previous?: Partial<Scope>): void {
    attempt('draw the toolbar button', toolbar.update());
    attempt(
      'change where it runs',
      queue(() => register(previous)),
    );
  }

  /** One registration after the other: each registers what is true when its turn has come. */
  async function register(previous?: Partial<Scope>): Promise<void> {
    const scope = await readScope();
    attempt('plan the end of a pause', syncAlarm(scope));
    try {
      await registerWatcher(scope);
    } finally {
      // Not awaited: a tab may not answer for hours.
      attempt('update open tabs', updateOpenTabs(scope, previous && { ...scope, ...previous }));
    }
  }

  watchItem(siteSetting, (_, sites) => applyChange({ sites }));
  watchItem(pausedUntilSetting, (_, pausedUntil) => applyChange({ pausedUntil }));
  watchItem(countingSetting, (_, isCounting) => applyChange({ isCounting }));
  watchItem(appearanceSetting, () => toolbar.update());
  browser.alarms.onAlarm.addListener(endPauseIfOver);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'update') attempt('watch pages that come back', watchForRestored());
    apply();
  });
  // What is registered outlives the browser's end; an alarm need not.
  browser.runtime.onStartup.addListener(() => apply());
  endPauseIfOver();

  return {
    showToolbar: toolbar.update,
    showCount: toolbar.updateCount,
    /**
     * Whether GPT Lens works now for the frame that asks. A page that the browser had put by may have a watcher or a
     * card that is off by now: they are taken out of the frame before this resolves.
     */
    async isWorkingFor(sender: Runtime.MessageSender): Promise<boolean> {
      const { tab, frameId = 0 } = sender;
      // What has no origin, such as a sandboxed frame, counts as its tab.
      const siteUrl = addressOf(sender) ?? tab?.url ?? '';
      if (isActiveAt(await readScope(), siteUrl)) return true;
      if (tab?.id !== undefined) await stopWatcher(tab.id, [frameId]);
      return false;
    },
    /** Brings the card to a watcher. */
    async loadCard({ tab, frameId = 0 }: Runtime.MessageSender): Promise<void> {
      if (tab?.id !== undefined) await loadCard(tab.id, frameId, await hoverSetting.getValue());
    },
    /** Tells a page that comes back from the back/forward cache what it has missed. */
    async updateRestored({ tab, frameId = 0 }: Runtime.MessageSender): Promise<void> {
      if (tab?.id === undefined) return;
      await pushHoverSettings(tab.id, [frameId], await hoverSetting.getValue());
      await updateTab(tab.id);
    },
    /** Switches off the site of the frame that asks, and no other. */
    async turnOffSite(sender: Runtime.MessageSender): Promise<void> {
      const siteUrl = addressOf(sender);
      if (siteUrl) await updateItem(siteSetting, (sites) => disableSite(sites, siteUrl));
    },
  };
}

function attempt(what: string, work: Promise<unknown>): void {
  work.catch((error) => console.error(`GPT Lens: could not ${what}.`, error));
}

/** The web address that a frame belongs to: without one of its own (`about:blank`, `srcdoc`) its origin. */
function addressOf(sender: Runtime.MessageSender): string | undefined {
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
  // In one step with the look: a pause that is chosen meanwhile stays.
  await updateItem(pausedUntilSetting, (until) =>
    until !== null && until <= Date.now() ? null : until,
  );
}
