import browser, { type Runtime } from 'webextension-polyfill';
import { createSerialQueue } from '../async/serial-queue.ts';
import {
  appearanceSetting,
  countingSetting,
  hoverSetting,
  pausedUntilSetting,
  siteSetting,
} from '../settings/settings.ts';
import { updateItem } from '../settings/update-item.ts';
import { watchItem } from '../settings/watch-item.ts';
import { siteOf, turnedOff } from '../sites/sites.ts';
import { createToolbar, type ToolbarParts } from '../toolbar/toolbar.ts';
import { loadCard, registerWatcher, stopFrames } from './content-scripts.ts';
import { updateOpenTabs } from './open-tabs.ts';
import { isPaused, isWorkingAt, readScope, type Scope } from './scope.ts';

const RESUME = 'resume';

/**
 * Keeps the watcher where the user wants it: registered for pages to come, running or silent in the
 * tabs that are open. Call it before anything is awaited: a change wakes a background that is dead.
 */
export function createActivation(parts: ToolbarParts) {
  const toolbar = createToolbar(parts);
  const turns = createSerialQueue();

  /** One change after the other: each registers what is true when its turn has come. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = turns(work);
    turn.catch((error) => console.error('GPT Lens: could not change where it runs.', error));
    return turn;
  }

  async function apply(before?: Scope): Promise<void> {
    const where = await readScope();
    await keepAlarm(where);
    await registerWatcher(where);
    await updateOpenTabs(where, before);
    await toolbar.show();
  }

  function changedFrom(was: Partial<Scope>): void {
    inTurn(async () => apply({ ...(await readScope()), ...was }));
  }

  watchItem(siteSetting, (_, sites) => changedFrom({ sites }));
  watchItem(pausedUntilSetting, (_, pausedUntil) => changedFrom({ pausedUntil }));
  watchItem(countingSetting, (_, isCounting) => changedFrom({ isCounting }));
  watchItem(appearanceSetting, () => toolbar.show());
  browser.alarms.onAlarm.addListener(endPauseInTime);
  browser.runtime.onInstalled.addListener(() => inTurn(apply));
  // What is registered outlives the browser's end; an alarm need not.
  browser.runtime.onStartup.addListener(() => inTurn(apply));
  endPauseInTime();

  return {
    showToolbar: toolbar.show,
    showCount: toolbar.count,
    /** Brings the card to a watcher; a page that the browser had put by may have one that is off by now. */
    async loadCard({ tab, frameId = 0, url }: Runtime.MessageSender): Promise<void> {
      if (tab?.id === undefined) return;
      // At one time: somebody waits for the card.
      const [where, settings] = await Promise.all([readScope(), hoverSetting.getValue()]);
      const isOff = siteOf(url) && !isWorkingAt(where, url ?? '');
      if (isOff) await stopFrames(tab.id, [frameId]);
      else await loadCard(tab.id, frameId, settings);
    },
    /** Switches off the site of the frame that asks, and no other. */
    async turnOffSiteOf({ url, origin }: WithOrigin): Promise<void> {
      const address = [url, origin].find(siteOf);
      if (address) await updateItem(siteSetting, (sites) => turnedOff(sites, address));
    },
  };
}

/** The polyfill's types do not know the origin; it tells where a frame without an address belongs. */
type WithOrigin = Runtime.MessageSender & { origin?: string };

async function keepAlarm(where: Scope): Promise<void> {
  if (where.pausedUntil !== null && isPaused(where)) {
    browser.alarms.create(RESUME, { when: where.pausedUntil });
  } else {
    await browser.alarms.clear(RESUME);
  }
}

async function endPauseInTime(): Promise<void> {
  // In one step with the look: a pause that is chosen meanwhile stays.
  await updateItem(pausedUntilSetting, (until) =>
    until !== null && until <= Date.now() ? null : until,
  );
}
