import { describe, expect, test } from 'vitest';
import { cardOf, clickInCard, waitForCard, waitForNoCard } from './driver/index.ts';
import { middleOf, PHONE, phonePage, pressLong } from './phone.ts';
import { pause, useWorld } from './world.ts';

const world = useWorld();

describe('a long press on a link', () => {
  test('opens a sheet from below, as wide as the window, and follows no link', async () => {
    const page = await phonePage(world);
    const address = page.url();
    await pressLong(page, '#link-documented');
    const { box } = await waitForCard(page, { name: 'Code Guru' });
    const width = await page.evaluate(() => document.documentElement.clientWidth);
    expect(box.width).toBeCloseTo(width, 0);
    expect(box.y + box.height).toBeCloseTo(PHONE.height, 0);
    await pause();
    expect(page.url()).toBe(address);
    expect(await cardOf(page)).toBeDefined();
  });

  test('costs no look-up when the finger moves, or is lifted early', async () => {
    const page = await phonePage(world);
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
    const page = await phonePage(world);
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
    const page = await phonePage(world);
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
    const page = await phonePage(world);
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
    const page = await phonePage(world);
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
