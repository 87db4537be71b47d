import type { Page, Viewport } from 'puppeteer-core';
import {
  clickInCard,
  fill,
  hover,
  openSidePanel,
  press,
  waitForCard,
} from '../../test/browser/support/driver/index.ts';
import { openPanelFor } from '../../test/browser/support/fixtures/batch-panel.ts';
import { catalogue } from '../../test/pages/gpts.ts';
import { type Context, idOf, save } from './context.ts';
import { COMPARED, TAKEN_OVER } from './seed-data.ts';

const WINDOW = { width: 960, height: 700, deviceScaleFactor: 2 };
/** The same window at a zoom of 200 percent. */
const ZOOMED = { width: 480, height: 350, deviceScaleFactor: 4 };
const PHONE = { width: 412, height: 860, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const POPUP = { width: 400, height: 600, deviceScaleFactor: 2 };
const PANEL = { width: 400, height: 800, deviceScaleFactor: 2 };
/** The README shows it at half its size in pixels. */
const TAB = { width: 1280, height: 800 };

/** A GPT of the demo page in each language, and search words. */
const SUBJECTS = {
  en: { link: '#link-penny-pilot', words: 'plan' },
  zh_CN: { link: '#link-congee', words: '粥' },
} as const;

/** The link on a page with a single link. */
const LINK = '#link-in-frame';

/** The index of the next GPT of the catalogue that has not been looked up; the first 100 are on the demo page. */
let nextUnread = 100;

function unreadPath(): string {
  return `/frame?gpt=${encodeURIComponent(catalogue.all[nextUnread++]?.name ?? '')}`;
}

/** Renders every surface before a gateway is set up. */
export async function drawSetUp(context: Context): Promise<void> {
  const popup = await openPopup(context);
  await save(popup, 'popup-no-key', context, '.failure');
  await popup.close();
  await drawCard(context, 'card-no-key', '/frame?gpt=documented', LINK);
  const welcome = await context.extension.openPage(context.extension.extensionUrl('welcome.html'));
  await welcome.waitForSelector('form');
  await saveWhole(welcome, context, 'welcome');
  await welcome.close();
  for (const view of ['batches', 'lists', 'following', 'history'])
    await drawPanel(context, `panel-${view}-empty`, `#${view}`, '.panel-hint');
}

/** Renders card, popup and options once a gateway is set up. */
export async function drawSurfaces(context: Context): Promise<void> {
  await drawCards(context);
  await drawPopups(context);
  const options = await context.extension.openOptions();
  await press(options, context.words['options.test']);
  await options.waitForSelector('.findings');
  await saveWhole(options, context, 'options');
  await options.setViewport({ width: 380, height: 700, deviceScaleFactor: 4 });
  await save(options, 'options-200', context);
  await options.close();
}

/** Renders the side panel with the data of some weeks of use. */
export async function drawUserData(context: Context): Promise<void> {
  const changed = idOf(context, TAKEN_OVER);
  const comparison = `#compare/${COMPARED.map((name) => idOf(context, name)).join()}`;
  const page = await openPanelFor(
    { extension: context.extension, pages: { url: context.web } },
    '/',
  );
  await page.setViewport(PANEL);
  await save(page, 'panel-page', context, '.lookup-button .button:enabled');
  await page.click('.import-form summary');
  await save(page, 'panel-import', context);
  await page.close();

  const panels = [
    ['panel-following', '#following', '.followed'],
    ['panel-followed', `#followed/${changed}`, '.time-chart'],
    ['panel-gpt', `#gpt/${changed}`, '.gpt-actions'],
    ['panel-history', '#history', '.gpt-row'],
  ] as const;
  for (const [name, view, selector] of panels) await drawPanel(context, name, view, selector);
  await drawPanel(context, 'panel-compare', comparison, '.compare tbody tr', async (panel) => {
    await panel.setViewport(TAB);
    await save(panel, 'tab-compare', context);
  });
  await drawPanel(context, 'panel-lists', '#lists', '.lists-row', async (panel) => {
    await panel.click('.lists-row');
    await save(panel, 'panel-list', context, '.list-row');
  });
  await drawPanel(context, 'panel-batches', '#batches', '.batch-link', async (panel) => {
    await panel.click('.batch-link');
    await save(panel, 'panel-batch', context, '.batch-table');
    await panel.setViewport(TAB);
    await save(panel, 'tab-batch', context);
    await panel.setViewport(PANEL);
    await panel.click('.selection-cell input');
    await panel.$$eval('details', (all) => {
      for (const details of all) details.open = true;
    });
    await save(panel, 'panel-batch-open', context);
    await press(panel, context.words['batch.as-plot']);
    await panel.waitForSelector('.plot-points');
    await panel.focus('.plot-area');
    await save(panel, 'panel-plot', context);
  });
}

async function drawCards(context: Context): Promise<void> {
  const { extension, gateway, words, language } = context;
  const { link } = SUBJECTS[language];
  await drawCard(context, 'card', '/', link);
  await drawCard(context, 'card-200', '/', link, ZOOMED);
  await drawCard(context, 'card-actions', '/frame?gpt=actions-several', LINK);

  gateway.delay(4000);
  await drawCard(context, 'card-loading', unreadPath(), LINK, WINDOW, true);
  gateway.heal();

  // The gallery has all failures. This one does not open the circuit breaker.
  gateway.fail({ kind: 'unknown-code' });
  await drawCard(context, 'card-failure', unreadPath(), LINK);
  gateway.heal();

  const page = await openCard(context, '/', link);
  await clickInCard(page, 'button', words['card.pin']);
  await clickInCard(page, 'button', words['card.move']);
  for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowRight');
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru', isBusy: false });
  await save(page, 'card-pinned', context);
  await page.close();

  const phone = await extension.openPage('about:blank');
  await phone.setViewport(PHONE);
  await phone.goto(`${context.web}/`);
  const target = await phone.$(link);
  await target?.scrollIntoView();
  const { x = 0, y = 0 } = (await target?.clickablePoint()) ?? {};
  const finger = await phone.touchscreen.touchStart(x, y);
  await waitForCard(phone, { isBusy: false });
  await finger.end();
  await save(phone, 'card-sheet', context);
  await phone.close();
}

async function drawPopups(context: Context): Promise<void> {
  const { gateway, language, words } = context;
  const subject = SUBJECTS[language].words;
  const popup = await openPopup(context);
  const search = async (query: string) => {
    await fill(popup, words['popup.search'], query);
    await popup.keyboard.press('Enter');
  };
  await save(popup, 'popup-start', context);
  await search(subject);
  await save(popup, 'popup-search', context, '.hit');
  await popup.click('.hit');
  await save(popup, 'popup-gpt', context, '.gpt .foot .button');
  await search('g-k3IqoCe1');
  await save(popup, 'popup-problem', context, '.popup-problem');
  gateway.fail({ kind: 'truncated-json' });
  await search(`${subject} 2`);
  await save(popup, 'popup-failure', context, '.failure');
  gateway.heal();

  // The popup is in a tab behind the page, which stays the active tab: a real popup has a size of its own.
  const page = await context.extension.openPage(`${context.web}/`);
  await popup.reload();
  await save(popup, 'popup-page', context, '.page-gpts li');
  await Promise.all([popup.close(), page.close()]);
}

async function openPopup({ extension }: Context): Promise<Page> {
  const popup = await extension.openPopup();
  await popup.setViewport(POPUP);
  await popup.waitForSelector('.site-bar');
  return popup;
}

async function openCard(
  { extension, web }: Context,
  path: string,
  link: string,
  viewport: Viewport = WINDOW,
  isBusy = false,
): Promise<Page> {
  const page = await extension.openPage(web + path);
  await page.setViewport(viewport);
  await hover(page, link);
  await waitForCard(page, { isBusy });
  return page;
}

async function drawCard(
  context: Context,
  name: string,
  path: string,
  link: string,
  viewport: Viewport = WINDOW,
  isBusy = false,
): Promise<void> {
  const page = await openCard(context, path, link, viewport, isBusy);
  await save(page, name, context);
  await page.close();
}

async function drawPanel(
  context: Context,
  name: string,
  view: string,
  selector: string,
  proceed?: (panel: Page) => Promise<void>,
): Promise<void> {
  const panel = await openSidePanel(context.extension, view);
  await panel.setViewport(PANEL);
  await save(panel, name, context, selector);
  await proceed?.(panel);
  await panel.close();
}

/** Saves a page in its full height. */
async function saveWhole(page: Page, context: Context, name: string): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width: 760, height, deviceScaleFactor: 2 });
  await save(page, name, context);
}
