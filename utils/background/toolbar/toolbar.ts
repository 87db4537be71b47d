import browser, { type Tabs } from 'webextension-polyfill';
import type { I18n } from '../../i18n/i18n.ts';
import { loadI18n } from '../../i18n/load-i18n.ts';
import { isAllowedEverywhere, WEB_PAGES } from '../../lib/browser/permissions.ts';
import { createTabUpdates } from '../../lib/browser/tab-updates.ts';
import { createSerialQueue } from '../../lib/serial-queue.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import { isActiveAt, readScope, type Scope } from '../../settings/scope.ts';
import { isEnabledAt } from '../../settings/sites.ts';
import { updateCountBadge } from './count-badge.ts';
import { getToolbarState, OFF_COLOUR, type ToolbarState } from './toolbar-state.ts';

/** A database that is open already answers in a tenth of this; one that hangs must not keep the button from changing. */
const NEWS_LIMIT_MS = 500;

export interface ToolbarDeps {
  isSetUp(): Promise<boolean>;
  /** How many followed GPTs have changed unseen. */
  countUnseen(): Promise<number>;
}

/**
 * Keeps the toolbar button true: that something is missing, that GPT Lens is paused, that it is off on
 * the site of a tab, that followed GPTs have changed. Tells of tabs only while some site is off, so that
 * nobody else's navigations wake the background.
 */
export function createToolbar(deps: ToolbarDeps) {
  // A look that takes longer than a later one must not have the last word.
  const enqueue = createSerialQueue();
  let unseenCount = 0;

  /** The number as soon as the database tells it; the last known one where that takes longer, drawn anew when it comes. */
  async function newsByNow(): Promise<number> {
    let isLate = false;
    const counting = deps.countUnseen().then((updateCount) => {
      const hasChanged = updateCount !== unseenCount;
      unseenCount = updateCount;
      if (isLate && hasChanged) update();
    });
    await withTimeout(counting, NEWS_LIMIT_MS, 'Counting what followed GPTs have new').catch(() => {
      isLate = true;
    });
    return unseenCount;
  }

  async function readState() {
    const [scope, text] = await Promise.all([readScope(), loadI18n()]);
    const [hasAccess, hasGateway, updateCount] = await Promise.all([
      isAllowedEverywhere(),
      deps.isSetUp(),
      newsByNow(),
    ]);
    const state = getToolbarState(scope, text, { hasAccess, hasGateway, unseenCount: updateCount });
    return { scope, text, state };
  }

  async function update(): Promise<void> {
    const countedTabs = await enqueue(updateAll);
    // What was just said of a tab took its number away.
    await Promise.allSettled(countedTabs.map(updateCount));
  }

  /** Says how it stands everywhere and in each tab; returns the tabs whose number may be told. */
  async function updateAll(): Promise<number[]> {
    const { scope, text, state } = await readState();
    await browser.action.setBadgeBackgroundColor({ color: state.colour });
    await browser.action.setBadgeText({ text: state.badge });
    await browser.action.setTitle({ title: state.title });
    syncTabListener(scope);
    const tabs = await browser.tabs.query({ url: WEB_PAGES });
    await Promise.allSettled(tabs.map((tab) => updateTab(tab, scope, text, state)));
    const countedTabs = scope.isCounting
      ? tabs.filter(({ url }) => isActiveAt(scope, url ?? ''))
      : [];
    return countedTabs.flatMap(({ id }) => id ?? []);
  }

  /** What a page has counted is told where there is nothing else to tell, then too when it has been added up. */
  async function updateCount(tabId: number): Promise<void> {
    const updateIfAllowed = (write: () => Promise<void>) =>
      enqueue(async () => {
        if (await canShowCount()) await write();
      });
    if (await canShowCount()) await updateCountBadge(tabId, updateIfAllowed);
  }

  async function canShowCount(): Promise<boolean> {
    const { scope, state } = await readState();
    return scope.isCounting && !state.badge;
  }

  /** Browsers forget what was said of a tab when it goes elsewhere. */
  async function onTabUpdated(_: number, change: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab) {
    if (!change.url && change.status !== 'loading') return;
    await enqueue(async () => {
      const { scope, text, state } = await readState();
      if (hasDisabledSites(scope)) await updateTab(tab, scope, text, state).catch(() => {});
    });
  }

  const hearTabs = createTabUpdates('toolbar', onTabUpdated);
  const syncTabListener = (scope: Scope) => hearTabs(hasDisabledSites(scope));
  // Whatever has woken the background: only a drawing would tell otherwise.
  readScope().then(syncTabListener, () => hearTabs(false));
  browser.permissions.onAdded.addListener(update);
  browser.permissions.onRemoved.addListener(update);
  return { update, updateCount };
}

async function updateTab(
  { id: tabId, url }: Tabs.Tab,
  { sites }: Scope,
  text: I18n,
  globalState: ToolbarState,
): Promise<void> {
  if (tabId === undefined || !url) return;
  const isOff = !globalState.hasPriority && /^https?:/.test(url) && !isEnabledAt(sites, url);
  // A number may have left its colour.
  await browser.action.setBadgeBackgroundColor({
    tabId,
    color: isOff ? OFF_COLOUR : globalState.colour,
  });
  // `null` gives the tab back to what counts everywhere.
  await browser.action.setBadgeText({ tabId, text: isOff ? text.t('toolbar.off') : null });
  const sentence = text.t('toolbar.site-off');
  const title = text.t('toolbar.title', { name: text.t('manifest.name'), sentence });
  await browser.action.setTitle({ tabId, title: isOff ? title : globalState.title });
}

function hasDisabledSites({ sites }: Scope): boolean {
  return sites.mode === 'only' || sites.except.length > 0;
}
