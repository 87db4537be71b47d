import browser, { type Tabs } from 'webextension-polyfill';
import { isAllowedEverywhere, WEB_PAGES } from './access.ts';
import { isPaused, isWorkingAt, readWhereabouts, type Whereabouts } from './control/whereabouts.ts';
import { refreshBadge } from './counting/badge.ts';
import { isOnAt } from './sites.ts';
import { clock } from './text/format.ts';
import type { Text } from './text/text.ts';
import { textOfSurfaces } from './text/text-of-surfaces.ts';

/** What the toolbar button says: a mark of a few letters, and a sentence for who points at it. */
interface Sign {
  badge: string;
  title: string;
}

/** Grey, and dark enough for white letters: being off is no alarm. */
const BADGE_COLOUR = '#59616b';

/**
 * Keeps the toolbar button true: that something is missing, that GPT Lens is paused, that it is off on
 * the site of a tab. Tells of tabs only while some site is off, so that nobody else's navigations wake
 * the background.
 */
export function keepToolbar(isSetUp: () => Promise<boolean>) {
  async function show(): Promise<void> {
    const { where, text, sign } = await look(isSetUp);
    await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOUR });
    await browser.action.setBadgeText({ text: sign.badge });
    await browser.action.setTitle({ title: sign.title });
    followTabs(where);
    const tabs = await browser.tabs.query({ url: WEB_PAGES });
    await Promise.allSettled(tabs.map((tab) => showIn(tab, where, text, sign)));
    // What was just said of a tab took its number away.
    const counted = where.isCounting ? tabs.filter(({ url }) => isWorkingAt(where, url ?? '')) : [];
    await Promise.allSettled(counted.map(({ id }) => id !== undefined && refreshBadge(id)));
  }

  /** Browsers forget what was said of a tab when it goes elsewhere. */
  async function onTab(_: number, change: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab) {
    if (!change.url && change.status !== 'loading') return;
    const { where, text, sign } = await look(isSetUp);
    if (isSomewhereOff(where)) await showIn(tab, where, text, sign).catch(() => {});
  }

  function followTabs(where: Whereabouts): void {
    browser.tabs.onUpdated.removeListener(onTab);
    if (isSomewhereOff(where)) browser.tabs.onUpdated.addListener(onTab);
  }

  // At once, for a background that was woken by a tab; taken back when there is nothing to tell.
  browser.tabs.onUpdated.addListener(onTab);
  browser.permissions.onAdded.addListener(show);
  browser.permissions.onRemoved.addListener(show);
  return { show };
}

async function look(isSetUp: () => Promise<boolean>) {
  const [where, text] = await Promise.all([readWhereabouts(), textOfSurfaces()]);
  const hasAccess = await isAllowedEverywhere();
  return { where, text, sign: signOf(where, text, hasAccess, await isSetUp()) };
}

function signOf(where: Whereabouts, text: Text, hasAccess: boolean, isSetUp: boolean): Sign {
  const name = text.t('manifest.name');
  const titled = (badge: string, sentence: string) => ({
    badge,
    title: text.t('toolbar.title', { name, sentence }),
  });
  if (!hasAccess) return titled('!', text.t('control.no-access'));
  if (!isSetUp) return titled('!', text.t('failure.no-key.title'));
  if (where.pausedUntil !== null && isPaused(where)) {
    const time = clock(text, where.pausedUntil);
    return titled(text.t('toolbar.off'), text.t('control.paused', { time }));
  }
  return { badge: '', title: name };
}

async function showIn(
  { id: tabId, url }: Tabs.Tab,
  { sites }: Whereabouts,
  text: Text,
  everywhere: Sign,
): Promise<void> {
  if (tabId === undefined || !url) return;
  const isOff = !everywhere.badge && /^https?:/.test(url) && !isOnAt(sites, url);
  // `null` gives the tab back to what counts everywhere.
  await browser.action.setBadgeText({ tabId, text: isOff ? text.t('toolbar.off') : null });
  const sentence = text.t('toolbar.site-off');
  const title = text.t('toolbar.title', { name: text.t('manifest.name'), sentence });
  await browser.action.setTitle({ tabId, title: isOff ? title : everywhere.title });
}

function isSomewhereOff({ sites }: Whereabouts): boolean {
  return sites.mode === 'only' || sites.except.length > 0;
}
