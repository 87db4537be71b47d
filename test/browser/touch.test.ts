import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { cardOf, clickInCard, waitForCard, waitForNoCard } from './driver/index.ts';
import { kind, pause, useWorld } from './world.ts';

const world = useWorld();

const phone = { width: 412, height: 860 };

async function phonePage(): Promise<Page> {
  const page = await world.lens.openPage('about:blank');
  // Only Chromium plays a whole phone; Firefox's driver has a finger.
  const hasTouch = kind === 'chromium';
  await page.setViewport({ ...phone, hasTouch, isMobile: hasTouch });
  await page.goto(`${world.pages.url}/`);
  return page;
}

async function middleOf(page: Page, selector: string) {
  const { x, y, width, height } = await page.$eval(selector, (element) => {
    element.scrollIntoView({ block: 'center' });
    return element.getBoundingClientRect().toJSON() as DOMRect;
  });
  await pause(300);
  return { x: x + width / 2, y: y + height / 2 };
}

async function pressLong(page: Page, selector: string) {
  const { x, y } = await middleOf(page, selector);
  const finger = await page.touchscreen.touchStart(x, y);
  await pause(800);
  await finger.end();
}

describe('a long press on a link', () => {
  test('opens a sheet from below, as wide as the window, and follows no link', async () => {
    const page = await phonePage();
    const address = page.url();
    await pressLong(page, '#link-documented');
    const { box } = await waitForCard(page, { name: 'Code Guru' });
    const width = await page.evaluate(() => document.documentElement.clientWidth);
    expect(box.width).toBeCloseTo(width, 0);
    expect(box.y + box.height).toBeCloseTo(phone.height, 0);
    await pause();
    expect(page.url()).toBe(address);
    expect(await cardOf(page)).toBeDefined();
  });

  test('costs no look-up when the finger moves, or is lifted early', async () => {
    const page = await phonePage();
    const { x, y } = await middleOf(page, '#link-documented');
    const moving = await page.touchscreen.touchStart(x, y);
    await moving.move(x, y + 40);
    await pause(800);
    await moving.end();
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    const tapping = await page.touchscreen.touchStart(x, y);
    await pause(80);
    await tapping.end();
    await pause();
    expect(await cardOf(page)).toBeUndefined();
    expect(world.gateway.stats().lookups).toBe(0);
  });

  test('on any other link is the browser’s own', async () => {
    const page = await phonePage();
    await page.evaluate(() => {
      addEventListener('contextmenu', ({ defaultPrevented }) => {
        document.body.dataset.menu = String(defaultPrevented);
      });
    });
    await pressLong(page, '#link-elsewhere');
    await pause();
    expect(await cardOf(page)).toBeUndefined();
    expect(await page.evaluate(() => document.body.dataset.menu)).not.toBe('true');
  });
});

describe('the sheet', () => {
  test('is closed by a tap beside it, which is no tap on the page', async () => {
    const page = await phonePage();
    await pressLong(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    await page.evaluate(() => {
      addEventListener('click', ({ target }) => {
        if ((target as Element).closest('body')) document.body.dataset.tapped = '';
      });
    });
    await page.touchscreen.tap(200, 30);
    await waitForNoCard(page);
    expect(await page.$('[data-tapped]')).toBeNull();
  });

  test('is closed by drawing it down, and springs back from a little', async () => {
    const page = await phonePage();
    await pressLong(page, '#link-documented');
    const { box } = await waitForCard(page, { name: 'Code Guru' });
    const swipe = async (distance: number) => {
      const finger = await page.touchscreen.touchStart(200, box.y + 10);
      for (let step = 1; step <= 5; step++) {
        await finger.move(200, box.y + 10 + (distance * step) / 5);
      }
      await finger.end();
    };
    await swipe(40);
    expect((await waitForCard(page, { name: 'Code Guru' })).box.y).toBeCloseTo(box.y, 0);
    await swipe(150);
    await waitForNoCard(page);
  });

  test('is closed by Escape and by its button', async () => {
    const page = await phonePage();
    await pressLong(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    await pressLong(page, '#link-penny-pilot');
    await waitForCard(page, { name: 'Penny Pilot' });
    await clickInCard(page, 'button', 'Close');
    await waitForNoCard(page);
  });
});
