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

const fixture = useFixture();

test('closes cards on a page that stops all events', async () => {
  const page = await openDemoPage(fixture);
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

test('closes the card on Escape without the page seeing the key', async () => {
  const page = await openDemoPage(fixture);
  await page.evaluate(() => {
    addEventListener('keydown', () => document.body.setAttribute('data-pressed', ''), true);
  });
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru' });
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
  expect(await page.$('[data-pressed]')).toBeNull();
});

test('keeps a card open while another element scrolls by itself', async () => {
  const page = await openDemoPage(fixture);
  await page.evaluate(() => {
    const ticker = document.createElement('div');
    ticker.style.cssText = 'width: 100px; overflow: hidden; white-space: nowrap';
    ticker.textContent = 'news '.repeat(500);
    document.body.append(ticker);
    setInterval(() => ticker.scrollBy(1, 0), 30);
  });
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru' });
  // A fixed wait, to prove that the card stays.
  await sleep(800);
  expect(await readCard(page)).toBeDefined();
});

test('closes the card when the pointer leaves its frame from the card', async () => {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/frames`);
  const element = await page.waitForSelector('#frame-same');
  const frame = await element?.contentFrame();
  const link = await frame?.waitForSelector('#link-in-frame');
  if (!link) throw new Error('No link in the frame.');
  await hover(page, link);
  const { box } = await waitForCard(page, { isBusy: false });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  // A fixed wait, to prove that the card stays.
  await sleep(500);
  expect(await readCard(page)).toBeDefined();
  // In one step, like a quick movement.
  await page.mouse.move(1200, 850);
  await waitForNoCard(page);
});

test('opens the card of a link with `display: contents` at the pointer', async () => {
  const page = await openDemoPage(fixture);
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

test('finds a link inside a form whose controls shadow DOM properties', async () => {
  const page = await openDemoPage(fixture);
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

test('lays out the card left to right on a right-to-left page', async () => {
  const page = await openDemoPage(fixture);
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  await hover(page, '#link-documented');
  const { box, focusables } = await waitForCard(page, { name: 'Code Guru' });
  const open = focusables.find(({ name }) => name === 'Open in ChatGPT');
  expect(open && open.box.x - box.x).toBeGreaterThan(box.width / 2);
});
