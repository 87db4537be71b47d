import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  hover,
  readCard,
  restAwayFromEverything,
  waitForCard,
  waitForNoCard,
} from '../support/driver/index.ts';
import { openDemoPage, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

test('a page that keeps all events to itself cannot keep a card open', async () => {
  const page = await openDemoPage(world);
  await restAwayFromEverything(page);
  await page.evaluate(() => {
    for (const type of ['pointermove', 'pointerdown', 'keydown', 'scroll', 'mouseout']) {
      addEventListener(type, (event) => event.stopImmediatePropagation(), true);
    }
  });
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru' });
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  await restAwayFromEverything(page);
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru' });
  await restAwayFromEverything(page);
  await waitForNoCard(page);
});

test('Escape closes the card and nothing of the page', async () => {
  const page = await openDemoPage(world);
  await page.evaluate(() => {
    addEventListener('keydown', () => document.body.setAttribute('data-pressed', ''), true);
  });
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru' });
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  expect(await page.$('[data-pressed]')).toBeNull();
});

test('something that scrolls by itself elsewhere keeps no card away', async () => {
  const page = await openDemoPage(world);
  await page.evaluate(() => {
    const ticker = document.createElement('div');
    ticker.style.cssText = 'width: 100px; overflow: hidden; white-space: nowrap';
    ticker.textContent = 'news '.repeat(500);
    document.body.append(ticker);
    setInterval(() => ticker.scrollBy(1, 0), 30);
  });
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru' });
  await sleep(800);
  expect(await readCard(page)).toBeDefined();
});

test('a pointer that leaves a frame from the card takes the card with it', async () => {
  const page = await world.extension.openPage(`${world.pages.url}/frames`);
  const element = await page.waitForSelector('#frame-same');
  const frame = await element?.contentFrame();
  const link = await frame?.waitForSelector('#link-in-frame');
  if (!link) throw new Error('No link in the frame.');
  await hover(page, link);
  const { box } = await waitForCard(page, { isBusy: false });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await sleep(500);
  expect(await readCard(page)).toBeDefined();
  // At one go, as a quick hand does it.
  await page.mouse.move(1200, 850);
  await waitForNoCard(page);
});

test('a link without a box of its own has its card where it is pointed at', async () => {
  const page = await openDemoPage(world);
  await page.$eval('#link-documented', (link) => {
    (link as HTMLElement).style.display = 'contents';
  });
  const point = await page.$eval('#link-documented', (link) => {
    const range = document.createRange();
    range.selectNodeContents(link);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await hover(page, point);
  await waitForCard(page, { name: 'Code Guru' });
});

test('a form that answers for its controls’ names neither hangs nor hides a link', async () => {
  const page = await openDemoPage(world);
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.innerHTML = '<input name="parentNode"><input name="matches"><input name="host">';
    const link = document.querySelector('#link-documented');
    link?.before(form);
    if (link) form.append(link, ' some words beside it');
  });
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru' });
});

test('in a right-to-left page the card still reads from left to right', async () => {
  const page = await openDemoPage(world);
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  await hover(page, '#link-documented');
  const { box, focusables } = await waitForCard(page, { name: 'Code Guru' });
  const open = focusables.find(({ name }) => name === 'Open in ChatGPT');
  expect(open && open.box.x - box.x).toBeGreaterThan(box.width / 2);
});
