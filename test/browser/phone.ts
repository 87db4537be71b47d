import type { Page } from 'puppeteer-core';
import { browserKind, type Fixture, pause } from './world.ts';

export const PHONE = { width: 412, height: 860 };

/** The demo page as a phone shows it. */
export async function openPhonePage({ extension, pages }: Fixture): Promise<Page> {
  const page = await extension.openPage('about:blank');
  // Only Chromium plays a whole phone; Firefox's driver has a finger.
  const hasTouch = browserKind === 'chromium';
  await page.setViewport({ ...PHONE, hasTouch, isMobile: hasTouch });
  await page.goto(`${pages.url}/`);
  return page;
}

export async function getCenter(page: Page, selector: string) {
  const { x, y, width, height } = await page.$eval(selector, (element) => {
    element.scrollIntoView({ block: 'center' });
    return element.getBoundingClientRect().toJSON() as DOMRect;
  });
  await pause(300);
  return { x: x + width / 2, y: y + height / 2 };
}

/** Presses something with a finger for as long as opens a sheet. */
export async function longPress(page: Page, selector: string): Promise<void> {
  const { x, y } = await getCenter(page, selector);
  const finger = await page.touchscreen.touchStart(x, y);
  await pause(800);
  await finger.end();
}
