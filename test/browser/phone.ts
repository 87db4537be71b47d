import type { Page } from 'puppeteer-core';
import { kind, pause, type World } from './world.ts';

export const PHONE = { width: 412, height: 860 };

/** The demo page as a phone shows it. */
export async function phonePage({ lens, pages }: World): Promise<Page> {
  const page = await lens.openPage('about:blank');
  // Only Chromium plays a whole phone; Firefox's driver has a finger.
  const hasTouch = kind === 'chromium';
  await page.setViewport({ ...PHONE, hasTouch, isMobile: hasTouch });
  await page.goto(`${pages.url}/`);
  return page;
}

export async function middleOf(page: Page, selector: string) {
  const { x, y, width, height } = await page.$eval(selector, (element) => {
    element.scrollIntoView({ block: 'center' });
    return element.getBoundingClientRect().toJSON() as DOMRect;
  });
  await pause(300);
  return { x: x + width / 2, y: y + height / 2 };
}

/** Presses something with a finger for as long as opens a sheet. */
export async function pressLong(page: Page, selector: string): Promise<void> {
  const { x, y } = await middleOf(page, selector);
  const finger = await page.touchscreen.touchStart(x, y);
  await pause(800);
  await finger.end();
}
