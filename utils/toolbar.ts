import browser, { type Tabs } from 'webextension-polyfill';
import { isAllowedEverywhere, WEB_PAGES } from './access.ts';
import { isPaused, isWorkingAt, readWhereabouts, type Whereabouts } from './control/whereabouts.ts';
import { refreshBadge } from './counting/badge.ts';
import { createTurns } from './in-turn.ts';
import { isOnAt } from './sites.ts';
import { clock } from './text/format.ts';
import type { Text } from './text/text.ts';
import { textOfSurfaces } from './text/text-of-surfaces.ts';

/**
 * What the toolbar button says everywhere: a mark of a few letters, and a sentence for who points at it. Trouble
 * goes before a site that is off, that before news of followed GPTs, and they before the number of a page.
 */
interface Sign {
  badge: string;
  title: string;
  /** Whether it goes before a site that is off. */
  isFirst: boolean;
  colour: string;
}

/** Grey, and dark enough for white letters: being off is no alarm. */
const BADGE_COLOUR = '#59616b';
/** As what is grave is drawn elsewhere. */
const NEWS_COLOUR = '#9a3412';

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
export function keepToolbar(parts: ToolbarParts) {
  // A look that takes longer than a later one must not have the last word.
  const inTurn = createTurns();

  async function show(): Promise<void> {
    const counted = await inTurn(draw);
    // What was just said of a tab took its number away.
    await Promise.allSettled(counted.map(count));
  }

  /** Says how it stands everywhere and in each tab; gives the tabs whose number may be told. */
  async function draw(): Promise<number[]> {
    const { where, text, sign } = await look(parts);
    await browser.action.setBadgeBackgroundColor({ color: sign.colour });
    await browser.action.setBadgeText({ text: sign.badge });
    await browser.action.setTitle({ title: sign.title });
    followTabs(where);
    const tabs = await browser.tabs.query({ url: WEB_PAGES });
    await Promise.allSettled(tabs.map((tab) => showIn(tab, where, text, sign)));
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
    const { where, sign } = await look(parts);
    return where.isCounting && !sign.badge;
  }

  /** Browsers forget what was said of a tab when it goes elsewhere. */
  async function onTab(_: number, change: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab) {
    if (!change.url && change.status !== 'loading') return;
    await inTurn(async () => {
      const { where, text, sign } = await look(parts);
      if (isSomewhereOff(where)) await showIn(tab, where, text, sign).catch(() => {});
    });
  }

  function followTabs(where: Whereabouts): void {
    browser.tabs.onUpdated.removeListener(onTab);
    if (isSomewhereOff(where)) browser.tabs.onUpdated.addListener(onTab);
  }

  // At once, for a background that was woken by a tab; taken back when there is nothing to tell.
  browser.tabs.onUpdated.addListener(onTab);
  browser.permissions.onAdded.addListener(show);
  browser.permissions.onRemoved.addListener(show);
  return { show, count };
}

async function look({ isSetUp, countNews }: ToolbarParts) {
  const [where, text] = await Promise.all([readWhereabouts(), textOfSurfaces()]);
  const [hasAccess, hasGateway, news] = await Promise.all([
    isAllowedEverywhere(),
    isSetUp(),
    countNews(),
  ]);
  return { where, text, sign: signOf(where, text, { hasAccess, hasGateway, news }) };
}

interface Facts {
  hasAccess: boolean;
  hasGateway: boolean;
  news: number;
}

function signOf(where: Whereabouts, text: Text, { hasAccess, hasGateway, news }: Facts): Sign {
  const name = text.t('manifest.name');
  const titled = (badge: string, sentence: string) => ({
    badge,
    title: text.t('toolbar.title', { name, sentence }),
    isFirst: true,
    colour: BADGE_COLOUR,
  });
  if (!hasAccess) return titled('!', text.t('control.no-access'));
  if (!hasGateway) return titled('!', text.t('failure.no-key.title'));
  if (where.pausedUntil !== null && isPaused(where)) {
    const time = clock(text, where.pausedUntil);
    return titled(text.t('toolbar.off'), text.t('control.paused', { time }));
  }
  if (news > 0) {
    const mark = titled(text.t('toolbar.news'), text.t('following.news', { count: news }));
    return { ...mark, isFirst: false, colour: NEWS_COLOUR };
  }
  return { badge: '', title: name, isFirst: false, colour: BADGE_COLOUR };
}

async function showIn(
  { id: tabId, url }: Tabs.Tab,
  { sites }: Whereabouts,
  text: Text,
  everywhere: Sign,
): Promise<void> {
  if (tabId === undefined || !url) return;
  const isOff = !everywhere.isFirst && /^https?:/.test(url) && !isOnAt(sites, url);
  // A number may have left its colour.
  await browser.action.setBadgeBackgroundColor({
    tabId,
    color: isOff ? BADGE_COLOUR : everywhere.colour,
  });
  // `null` gives the tab back to what counts everywhere.
  await browser.action.setBadgeText({ tabId, text: isOff ? text.t('toolbar.off') : null });
  const sentence = text.t('toolbar.site-off');
  const title = text.t('toolbar.title', { name: text.t('manifest.name'), sentence });
  await browser.action.setTitle({ tabId, title: isOff ? title : everywhere.title });
}

function isSomewhereOff({ sites }: Whereabouts): boolean {
  return sites.mode === 'only' || sites.except.length > 0;
}
