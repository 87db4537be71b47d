import browser, { type Tabs } from 'webextension-polyfill';
import { textOfSurfaces } from '../../i18n/chosen-language.ts';
import type { Text } from '../../i18n/translate.ts';
import { isAllowedEverywhere, WEB_PAGES } from '../../lib/browser/permissions.ts';
import { createTabUpdates } from '../../lib/browser/tab-updates.ts';
import { createSerialQueue } from '../../lib/serial-queue.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import { isWorkingAt, readScope, type Scope } from '../../settings/scope.ts';
import { isOnAt } from '../../settings/sites.ts';
import { refreshBadge } from './count-badge.ts';
import { OFF_COLOUR, type ToolbarState, toolbarStateOf } from './toolbar-state.ts';

/** A database that is open already answers in a tenth of this; one that hangs must not keep the button from changing. */
const NEWS_LIMIT_MS = 500;

export interface ToolbarParts {
  isSetUp(): Promise<boolean>;
  /** How many followed GPTs have changed unseen. */
  countNews(): Promise<number>;
}

/**
 * Keeps the toolbar button true: that something is missing, that GPT Lens is paused, that it is off on
 * the site of a tab, that followed GPTs have changed. Tells of tabs only while some site is off, so that
 * nobody else's navigations wake the background.
 */
export function createToolbar(parts: ToolbarParts) {
  // A look that takes longer than a later one must not have the last word.
  const inTurn = createSerialQueue();
  let news = 0;

  /** The number as soon as the database tells it; the last known one where that takes longer, drawn anew when it comes. */
  async function newsByNow(): Promise<number> {
    let isLate = false;
    const counting = parts.countNews().then((count) => {
      const hasChanged = count !== news;
      news = count;
      if (isLate && hasChanged) show();
    });
    await withTimeout(counting, NEWS_LIMIT_MS, 'Counting what followed GPTs have new').catch(() => {
      isLate = true;
    });
    return news;
  }

  async function look() {
    const [where, text] = await Promise.all([readScope(), textOfSurfaces()]);
    const [hasAccess, hasGateway, count] = await Promise.all([
      isAllowedEverywhere(),
      parts.isSetUp(),
      newsByNow(),
    ]);
    const state = toolbarStateOf(where, text, { hasAccess, hasGateway, news: count });
    return { where, text, state };
  }

  async function show(): Promise<void> {
    const counted = await inTurn(draw);
    // What was just said of a tab took its number away.
    await Promise.allSettled(counted.map(count));
  }

  /** Says how it stands everywhere and in each tab; returns the tabs whose number may be told. */
  async function draw(): Promise<number[]> {
    const { where, text, state } = await look();
    await browser.action.setBadgeBackgroundColor({ color: state.colour });
    await browser.action.setBadgeText({ text: state.badge });
    await browser.action.setTitle({ title: state.title });
    followTabs(where);
    const tabs = await browser.tabs.query({ url: WEB_PAGES });
    await Promise.allSettled(tabs.map((tab) => showIn(tab, where, text, state)));
    const counted = where.isCounting ? tabs.filter(({ url }) => isWorkingAt(where, url ?? '')) : [];
    return counted.flatMap(({ id }) => id ?? []);
  }

  /** What a page has counted is told where there is nothing else to tell, then too when it has been added up. */
  async function count(tabId: number): Promise<void> {
    const tell = (write: () => Promise<void>) =>
      inTurn(async () => {
        if (await mayCount()) await write();
      });
    if (await mayCount()) await refreshBadge(tabId, tell);
  }

  async function mayCount(): Promise<boolean> {
    const { where, state } = await look();
    return where.isCounting && !state.badge;
  }

  /** Browsers forget what was said of a tab when it goes elsewhere. */
  async function onTab(_: number, change: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab) {
    if (!change.url && change.status !== 'loading') return;
    await inTurn(async () => {
      const { where, text, state } = await look();
      if (isSomewhereOff(where)) await showIn(tab, where, text, state).catch(() => {});
    });
  }

  const hearTabs = createTabUpdates('toolbar', onTab);
  const followTabs = (where: Scope) => hearTabs(isSomewhereOff(where));
  // Whatever has woken the background: only a drawing would tell otherwise.
  readScope().then(followTabs, () => hearTabs(false));
  browser.permissions.onAdded.addListener(show);
  browser.permissions.onRemoved.addListener(show);
  return { show, count };
}

async function showIn(
  { id: tabId, url }: Tabs.Tab,
  { sites }: Scope,
  text: Text,
  everywhere: ToolbarState,
): Promise<void> {
  if (tabId === undefined || !url) return;
  const isOff = !everywhere.isFirst && /^https?:/.test(url) && !isOnAt(sites, url);
  // A number may have left its colour.
  await browser.action.setBadgeBackgroundColor({
    tabId,
    color: isOff ? OFF_COLOUR : everywhere.colour,
  });
  // `null` gives the tab back to what counts everywhere.
  await browser.action.setBadgeText({ tabId, text: isOff ? text.t('toolbar.off') : null });
  const sentence = text.t('toolbar.site-off');
  const title = text.t('toolbar.title', { name: text.t('manifest.name'), sentence });
  await browser.action.setTitle({ tabId, title: isOff ? title : everywhere.title });
}

function isSomewhereOff({ sites }: Scope): boolean {
  return sites.mode === 'only' || sites.except.length > 0;
}
