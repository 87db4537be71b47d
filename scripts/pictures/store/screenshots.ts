import type { Page } from 'puppeteer-core';
import { hover, openSidePanel, waitForCard } from '../../../test/browser/driver/index.ts';
import { look } from '../../../test/browser/looks.ts';
import { popupPathFor } from '../../../utils/popup/popup-path.ts';
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import { drawCursor, middleOf } from '../cursor.ts';
import { idOf } from '../furnish.ts';
import type { Studio } from '../studio.ts';
import { shotOf } from './cut-outs.ts';
import { keep } from './shelf.ts';
import { chosen, openMagazine } from './staging.ts';
import { BESIDE_PANEL, CONTENT, drawWindow, PANEL, POPUP, SCREEN } from './window.ts';

/** The five of a language, in the order in which a store shows them; after `stage`. */
export async function drawScreenshots(studio: Studio): Promise<void> {
  await drawCard(studio);
  await drawSearch(studio);
  await drawSurvey(studio);
  await drawFollowed(studio);
  await drawBareId(studio);
}

/** A hover on a link of somebody's page. */
async function drawCard(studio: Studio): Promise<void> {
  const page = await openMagazine(studio, CONTENT);
  await scrollTo(page, '#part-1');
  await rest(page, '#link-1-1');
  await drawAround(studio, '1-card', { page: await shotOf(page) });
  await page.close();
}

/** The popup over the same page. */
async function drawSearch(studio: Studio): Promise<void> {
  const { lens, language } = studio;
  const popup = await lens.openPopup();
  // In front of it, the page is the active one for it: a real popup has no size of ours.
  const page = await openMagazine(studio, CONTENT);
  const found = lens.extensionUrl(popupPathFor(chosen[language].search));
  await popup.setViewport(POPUP);
  await popup.goto(found);
  await popup.waitForSelector('.hit');
  await popup.setViewport({ ...POPUP, height: await popup.$eval('.site-bar', bottomOf) });
  const shown = { popup: await shotOf(popup), page: await shotOf(page) };
  await drawAround(studio, '2-search', shown);
  await Promise.all([popup.close(), page.close()]);
}

/** A popup is as high as what is in it. */
function bottomOf(element: Element): number {
  return Math.ceil(element.getBoundingClientRect().bottom);
}

/** The survey of that page, in a tab. */
async function drawSurvey(studio: Studio): Promise<void> {
  const tab = await openSidePanel(studio.lens, '#surveys');
  await tab.setViewport(SCREEN);
  await tab.waitForSelector('.survey-link');
  await tab.click('.survey-link');
  await tab.waitForSelector('.survey-table');
  await keep(tab, studio.language, '3-survey');
  await tab.close();
}

/** What has changed of a followed GPT, in the side panel. */
async function drawFollowed(studio: Studio): Promise<void> {
  const { lens, language } = studio;
  const panel = await openSidePanel(lens, `#followed/${idOf(studio, chosen[language].followed)}`);
  await panel.setViewport(PANEL);
  await panel.waitForSelector('.time-chart');
  const drawnPanel = await shotOf(panel);
  await panel.close();
  const page = await openMagazine(studio, BESIDE_PANEL);
  await drawAround(studio, '4-following', { panel: drawnPanel, page: await shotOf(page) });
  await page.close();
}

/** An id that is only text, on a dark page. */
async function drawBareId(studio: Studio): Promise<void> {
  const { lens, language } = studio;
  await look({ lens }, { ...DEFAULT_APPEARANCE, language, theme: 'dark' });
  const page = await openMagazine(studio, CONTENT);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await scrollTo(page, '#letters');
  await rest(page, '#id-1');
  await drawAround({ ...studio, theme: 'dark' }, '5-bare-id', { page: await shotOf(page) });
  await page.close();
}

function scrollTo(page: Page, heading: string): Promise<void> {
  return page.$eval(heading, (element) => element.scrollIntoView({ block: 'start' }));
}

/** Lays a cursor onto something, and waits for its card. */
async function rest(page: Page, target: string): Promise<void> {
  await drawCursor(page);
  await hover(page, await middleOf(page, target));
  await waitForCard(page, { isBusy: false });
}

async function drawAround(
  { lens, language, theme }: Studio,
  name: string,
  shown: { page: string; panel?: string; popup?: string },
): Promise<void> {
  const canvas = await lens.openPage('about:blank');
  await drawWindow(canvas, { address: chosen[language].address, theme, ...shown });
  await keep(canvas, language, name);
  await canvas.close();
}
