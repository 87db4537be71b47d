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
import { getToolbarState, OFF_COLOR, type ToolbarState } from './toolbar-state.ts';

/** Ten times the usual response time of an open database. A hanging database must not block the button. */
const UNSEEN_TIMEOUT_MS = 500;

export interface ToolbarDeps {
  isSetUp(): Promise<boolean>;
  /** The number of followed GPTs with unseen changes. */
  countUnseen(): Promise<number>;
}

/**
 * Updates the toolbar button: incomplete setup, a pause, a disabled site, unseen changes, or the count of a page.
 * Listens to tabs only while some site is disabled, so that navigation does not wake the background otherwise.
 */
export function createToolbar(deps: ToolbarDeps) {
  // In order, so that a slow update does not overwrite a later one.
  const enqueue = createSerialQueue();
  let unseenCount = 0;

  /** If the database is slow, returns the last known number and updates the button later. */
  async function getUnseenCount(): Promise<number> {
    let isLate = false;
    const counting = deps.countUnseen().then((newCount) => {
      const hasChanged = newCount !== unseenCount;
      unseenCount = newCount;
      if (isLate && hasChanged) update();
    });
    await withTimeout(counting, UNSEEN_TIMEOUT_MS, 'Counting unseen changes').catch(() => {
      isLate = true;
    });
    return unseenCount;
  }

  async function readState() {
    const [scope, text] = await Promise.all([readScope(), loadI18n()]);
    const [hasAccess, hasGateway, count] = await Promise.all([
      isAllowedEverywhere(),
      deps.isSetUp(),
      getUnseenCount(),
    ]);
    const state = getToolbarState(scope, text, { hasAccess, hasGateway, unseenCount: count });
    return { scope, text, state };
  }

  async function update(): Promise<void> {
    const countedTabs = await enqueue(updateAll);
    // The update has removed the counts of tabs.
    await Promise.allSettled(countedTabs.map(updateCount));
  }

  /** Updates the global state and each tab; returns the tabs that may show a count. */
  async function updateAll(): Promise<number[]> {
    const { scope, text, state } = await readState();
    await browser.action.setBadgeBackgroundColor({ color: state.color });
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

  /** Shows the count of a page if the badge is free. Checks again after counting, because that takes time. */
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

  /** Browsers reset a tab's badge and title on navigation. */
  async function onTabUpdated(_: number, change: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab) {
    if (!change.url && change.status !== 'loading') return;
    await enqueue(async () => {
      const { scope, text, state } = await readState();
      if (hasDisabledSites(scope)) await updateTab(tab, scope, text, state).catch(() => {});
    });
  }

  const setTabListening = createTabUpdates('toolbar', onTabUpdated);
  const syncTabListener = (scope: Scope) => setTabListening(hasDisabledSites(scope));
  // Whenever the background starts, even if nothing updates the button.
  readScope().then(syncTabListener, () => setTabListening(false));
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
  // The count may have set another color.
  await browser.action.setBadgeBackgroundColor({
    tabId,
    color: isOff ? OFF_COLOR : globalState.color,
  });
  // `null` makes the tab show the global badge.
  await browser.action.setBadgeText({ tabId, text: isOff ? text.t('toolbar.off') : null });
  const sentence = text.t('toolbar.site-off');
  const title = text.t('toolbar.title', { name: text.t('manifest.name'), sentence });
  await browser.action.setTitle({ tabId, title: isOff ? title : globalState.title });
}

function hasDisabledSites({ sites }: Scope): boolean {
  return sites.mode === 'only' || sites.except.length > 0;
}
