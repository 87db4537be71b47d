import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import {
  clickInCard,
  hover,
  readCard,
  tapInCard,
  waitForCard,
  waitForNoCard,
} from '../support/driver/index.ts';
import {
  forgetFailures,
  openDemoPage,
  pause,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';
import { getCenter, longPress, openPhonePage, PHONE } from '../support/fixtures/phone.ts';

const fixture = useFixture();

describe('a long press on a link', () => {
  test('opens a sheet at the bottom, as wide as the window, and does not follow the link', async () => {
    const page = await openPhonePage(fixture);
    const address = page.url();
    await longPress(page, '#link-documented');
    const { box } = await waitForCard(page, { name: 'Code Guru' });
    const width = await page.evaluate(() => document.documentElement.clientWidth);
    expect(box.width).toBeCloseTo(width, 0);
    expect(box.y + box.height).toBeCloseTo(PHONE.height, 0);
    await pause();
    expect(page.url()).toBe(address);
    expect(await readCard(page)).toBeDefined();
  });

  test('sends no request when the finger moves or is lifted early', async () => {
    const page = await openPhonePage(fixture);
    const { x, y } = await getCenter(page, '#link-documented');
    const moving = await page.touchscreen.touchStart(x, y);
    await moving.move(x, y + 40);
    await pause(800);
    await moving.end();
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    const tapping = await page.touchscreen.touchStart(x, y);
    await pause(80);
    await tapping.end();
    await pause();
    expect(await readCard(page)).toBeUndefined();
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('opens the browser’s own menu on other links', async () => {
    const page = await openPhonePage(fixture);
    await page.evaluate(() => {
      addEventListener('contextmenu', ({ defaultPrevented }) => {
        document.body.dataset.menu = String(defaultPrevented);
      });
    });
    await longPress(page, '#link-elsewhere');
    await pause();
    expect(await readCard(page)).toBeUndefined();
    expect(await page.evaluate(() => document.body.dataset.menu)).not.toBe('true');
  });
});

describe('a long press anywhere on the page', () => {
  test.each([
    ['top', '10px'],
    ['middle', '45vh'],
    ['bottom', 'calc(100vh - 40px)'],
  ])('opens a sheet at the %s of the page that stays when the finger lifts', async (_, top) => {
    const page = await openPhonePage(fixture);
    const address = page.url();
    await page.addStyleTag({
      content: `#link-documented { position: fixed; left: 20px; top: ${top}; line-height: 1.5 }`,
    });
    await longPress(page, '#link-documented');
    await pause();
    expect((await waitForCard(page, { name: 'Code Guru' })).text).toContain('Open');
    expect(page.url()).toBe(address);
    await page.touchscreen.tap(200, 30);
    await waitForNoCard(page);
  });
});

describe('touch controls', () => {
  /** The names of the card's controls. */
  const controls = async (page: Page) =>
    (await waitForCard(page)).focusables.map(({ name }) => name);

  test('uses every button of a sheet', async () => {
    const page = await openPhonePage(fixture);
    await longPress(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru', isBusy: false });
    await tapInCard(page, 'button', 'Copy ID');
    await expect.poll(() => controls(page)).toContain('Copied');
    await tapInCard(page, 'button', 'Add to list');
    await expect.poll(() => controls(page)).toContain('Added');
    const tabs = async () => (await fixture.extension.browser.pages()).length;
    const before = await tabs();
    await tapInCard(page, 'link', 'Open in ChatGPT');
    await expect.poll(tabs).toBe(before + 1);
    await page.bringToFront();
    await tapInCard(page, 'button', 'Close');
    await waitForNoCard(page);
  });

  test('sends the request again on “Try again”', async () => {
    fixture.gateway.fail({ kind: 'server-error-500' });
    const page = await openPhonePage(fixture);
    const name = untouchedGpt(fixture);
    await page.goto(`${fixture.pages.url}/frame?gpt=${encodeURIComponent(name)}`);
    await longPress(page, '#link-in-frame');
    await waitForCard(page, { text: 'error 500' });
    fixture.gateway.heal();
    await tapInCard(page, 'button', 'Try again');
    await waitForCard(page, { name });
    await forgetFailures(fixture);
  });

  test('copies from, pins and closes a card that the mouse opened', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru', isBusy: false });
    await tapInCard(page, 'button', 'Copy ID');
    await expect.poll(() => controls(page)).toContain('Copied');
    await tapInCard(page, 'button', 'Pin this card');
    await expect.poll(() => controls(page)).toContain('Close');
    await tapInCard(page, 'button', 'Close');
    await waitForNoCard(page);
  });

  test('ignores a press that is dragged off its button', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-documented');
    const { focusables } = await waitForCard(page, { name: 'Code Guru', isBusy: false });
    const boxOf = (wanted: string) => {
      const box = focusables.find(({ name }) => name === wanted)?.box;
      if (!box) throw new Error(`There is no “${wanted}”.`);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    await hover(page, boxOf('Copy ID'));
    await pause(400);
    await page.mouse.down();
    const { x, y } = boxOf('Add to list');
    await page.mouse.move(x, y, { steps: 3 });
    await page.mouse.up();
    await pause(400);
    expect(await controls(page)).toEqual(expect.arrayContaining(['Copy ID', 'Add to list']));
  });
});

describe('the sheet', () => {
  test('closes on a tap outside without tapping the page', async () => {
    const page = await openPhonePage(fixture);
    await longPress(page, '#link-documented');
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

  test('closes when dragged down far, and springs back otherwise', async () => {
    const page = await openPhonePage(fixture);
    await longPress(page, '#link-documented');
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

  test('closes on Escape and on its button', async () => {
    const page = await openPhonePage(fixture);
    await longPress(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    await longPress(page, '#link-penny-pilot');
    await waitForCard(page, { name: 'Penny Pilot' });
    await tapInCard(page, 'button', 'Close');
    await waitForNoCard(page);
    await longPress(page, '#link-penny-pilot');
    await waitForCard(page, { name: 'Penny Pilot' });
    await clickInCard(page, 'button', 'Close');
    await waitForNoCard(page);
  });
});
