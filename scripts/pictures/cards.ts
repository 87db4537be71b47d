import type { Page } from 'puppeteer-core';
import { clickInCard, hover, press, waitForCard } from '../../test/browser/driver/index.ts';
import type { FaultKind } from '../../test/gateway/faults/kinds.ts';
import { draw, type Studio, subjects, unreadPage } from './studio.ts';

const WINDOW = { width: 960, height: 700, deviceScaleFactor: 2 };

/** The same window at a zoom of 200 percent. */
const ZOOMED = { width: 480, height: 350, deviceScaleFactor: 4 };

const PHONE = { width: 412, height: 860, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** Three ways to fail that ask for something different: another key, patience, another GPT. */
const FAULTS: FaultKind[] = ['key-expired', 'rate-limited', 'unknown-code'];

/** The card in its states, where a gateway is set up. */
export async function drawCards(studio: Studio): Promise<void> {
  const { lens, gateway, web, words, language } = studio;
  const { link } = subjects[language];
  await drawCard(studio, 'card', `${web}/`, link);
  await drawCard(studio, 'card-200', `${web}/`, link, ZOOMED);
  await drawCard(studio, 'card-actions', `${web}/frame?gpt=actions-several`, '#link-in-frame');

  gateway.delay(4000);
  await drawCard(studio, 'card-loading', unreadPage(web), '#link-in-frame', WINDOW, true);
  gateway.heal();

  for (const fault of FAULTS) {
    gateway.fail({ kind: fault });
    await drawCard(studio, `card-${fault}`, unreadPage(web), '#link-in-frame');
    gateway.heal();
    await forgetFailure(studio);
  }

  const pinning = await hoverOn(studio, `${web}/`, link);
  await clickInCard(pinning, 'button', words['card.pin']);
  await clickInCard(pinning, 'button', words['card.move']);
  for (let step = 0; step < 30; step++) await pinning.keyboard.press('ArrowRight');
  await hover(pinning, '#link-documented');
  await waitForCard(pinning, { name: 'Code Guru', isBusy: false });
  await draw(pinning, 'card-pinned', studio);
  await pinning.close();

  const phone = await lens.openPage('about:blank');
  await phone.setViewport(PHONE);
  await phone.goto(`${web}/`);
  await pressLong(phone, link);
  await draw(phone, 'card-sheet', studio);
  await phone.close();
}

/** The card while nothing is set up. */
export function drawCardWithoutKey(studio: Studio): Promise<void> {
  return drawCard(studio, 'card-no-key', `${studio.web}/frame?gpt=documented`, '#link-in-frame');
}

async function drawCard(
  studio: Studio,
  name: string,
  address: string,
  link: string,
  viewport = WINDOW,
  isBusy = false,
): Promise<void> {
  const page = await hoverOn(studio, address, link, viewport, isBusy);
  await draw(page, name, studio);
  await page.close();
}

async function hoverOn(
  { lens }: Studio,
  address: string,
  link: string,
  viewport = WINDOW,
  isBusy = false,
): Promise<Page> {
  const page = await lens.openPage(address);
  await page.setViewport(viewport);
  await hover(page, link);
  await waitForCard(page, { isBusy });
  return page;
}

async function pressLong(page: Page, link: string): Promise<void> {
  const target = await page.$(link);
  await target?.scrollIntoView();
  const { x, y } = (await target?.clickablePoint()) ?? { x: 0, y: 0 };
  const finger = await page.touchscreen.touchStart(x, y);
  await waitForCard(page, { isBusy: false });
  await finger.end();
}

/** A failure of the key or a pause stands against the gateway until a test of the connection goes well. */
async function forgetFailure({ lens, words }: Studio): Promise<void> {
  const options = await lens.openOptions();
  await press(options, words['options.test']);
  await options.waitForSelector('.findings');
  await options.close();
}
