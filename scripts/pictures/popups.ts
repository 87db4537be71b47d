import type { Page } from 'puppeteer-core';
import { fill } from '../../test/browser/driver/index.ts';
import { draw, type Studio, subjects } from './studio.ts';

const POPUP = { width: 400, height: 600, deviceScaleFactor: 2 };

/** The popup in its states, where a gateway is set up. */
export async function drawPopups(studio: Studio): Promise<void> {
  const { lens, gateway, web, language } = studio;
  const popup = await open(studio);
  await draw(popup, 'popup-start', studio);
  await search(popup, studio, subjects[language].search);
  await popup.waitForSelector('.hit');
  await draw(popup, 'popup-search', studio);
  await popup.click('.hit');
  await popup.waitForSelector('.gpt .foot .button');
  await draw(popup, 'popup-gpt', studio);
  await search(popup, studio, 'g-k3IqoCe1');
  await popup.waitForSelector('.popup-problem');
  await draw(popup, 'popup-problem', studio);
  gateway.fail({ kind: 'truncated-json' });
  await search(popup, studio, `${subjects[language].search} 2`);
  await popup.waitForSelector('.failure');
  await draw(popup, 'popup-failure', studio);
  gateway.heal();

  // In a tab behind the page, which is the active one for it: a real popup has no size of ours.
  const page = await lens.openPage(`${web}/`);
  await popup.reload();
  await popup.waitForSelector('.on-page li');
  await draw(popup, 'popup-page', studio);
  await Promise.all([popup.close(), page.close()]);
}

/** The popup while nothing is set up. */
export async function drawPopupWithoutKey(studio: Studio): Promise<void> {
  const popup = await open(studio);
  await popup.waitForSelector('.failure');
  await draw(popup, 'popup-no-key', studio);
  await popup.close();
}

async function open({ lens }: Studio): Promise<Page> {
  const popup = await lens.openPopup();
  await popup.setViewport(POPUP);
  await popup.waitForSelector('.site-bar');
  return popup;
}

async function search(popup: Page, { words }: Studio, query: string): Promise<void> {
  await fill(popup, words['popup.search'], query);
  await popup.keyboard.press('Enter');
}
