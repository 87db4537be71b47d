import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  clickInCard,
  hover,
  readCard,
  restAwayFromEverything,
  waitForCard,
  waitForNoCard,
} from '../support/driver/index.ts';
import { hoverGpt, openDemoPage, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** Longer than any hover delay. A fixed pause is needed to prove that nothing happens. */
const LONG_ENOUGH_MS = 1200;

describe('hovering a link', () => {
  test('shows the author, capabilities and ratings of the GPT', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-documented');
    const card = await waitForCard(page, { name: 'Code Guru' });
    expect(card.text).toContain('by Ryan J Topps');
    expect(card.text).toContain('verified');
    expect(card.text).toContain('4.27 of 5 stars');
    expect(card.text).toContain('220 ratings');
    expect(card.text).toContain('25K+');
    expect(card.text).toMatch(/Web browsing\nImage generation\nCode and data analysis/);
    expect(card.text).toContain('Nov 2023');
    expect(card.text).toContain('In the store · Programming');
    expect(card.text).toContain('g-k3IqoCe1l');
    expect(card.focusables.map(({ name }) => name)).toEqual([
      'Pin this card',
      'Copy ID',
      'Add to list',
      'Try',
      'Turn off on 127.0.0.1',
      'Open in ChatGPT',
    ]);
  });

  test('sends one request for the first hover and none for the second', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-penny-pilot');
    await waitForCard(page, { name: 'Penny Pilot' });
    await restAwayFromEverything(page);
    await waitForNoCard(page);
    await hover(page, '#link-penny-pilot');
    await waitForCard(page, { name: 'Penny Pilot' });
    expect(fixture.gateway.stats().lookups).toBe(1);
  });

  test('sends one request when two tabs hover the same link at once', async () => {
    const first = await openDemoPage(fixture);
    const second = await openDemoPage(fixture);
    fixture.gateway.delay(1500);
    await second.bringToFront();
    await hover(second, '#link-gopher-gate');
    await expect.poll(() => fixture.gateway.stats().inFlight, { timeout: 5000 }).toBe(1);
    await first.bringToFront();
    await hover(first, '#link-gopher-gate');
    await waitForCard(first, { name: 'Gopher Gate' });
    expect(fixture.gateway.stats().maxInFlightOfOneId).toBe(1);
  });

  test('reports that the gateway answered for another GPT', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-documented-request');
    const card = await waitForCard(page, { name: 'Code Guru' });
    expect(card.text).toContain('You looked up g-2fkFE8rbu, but the gateway returned g-k3IqoCe1l.');
  });

  test('lists the domains that the Actions of a GPT contact', async () => {
    const { name } = fixture.gateway.catalogue.get('action-with-oauth');
    const page = await hoverGpt(fixture, name);
    const card = await waitForCard(page, { name });
    expect(card.text).toMatch(/Sends data to [a-z.-]+\n/);
    expect(card.text).toContain('signs in with OAuth');
  });
});

describe('hovering an id in text', () => {
  test.each([
    ['in prose', '#bare-prose'],
    ['in code', '#bare-code'],
    ['in a table', '#bare-table-1'],
    ['in a model name', '#bare-model'],
    ['in Chinese prose', '#bare-chinese'],
  ])('shows the GPT of an id %s', async (_, selector) => {
    const page = await openDemoPage(fixture);
    await hover(page, selector);
    const card = await waitForCard(page, { isBusy: false });
    const id = await page.$eval(selector, (element) => element.textContent);
    expect(id).toContain(card.text.match(/g-(?:[0-9a-f]{32}|\w{9})/)?.[0]);
  });
});

describe('the card', () => {
  test('stays open while the pointer is on it and closes when the pointer leaves', async () => {
    const page = await openDemoPage(fixture);
    const { x, y } = await hover(page, '#link-documented');
    const card = await waitForCard(page, { name: 'Code Guru' });
    // The point of the card that is nearest to the link.
    const inside = {
      x: Math.min(Math.max(x, card.box.x + 20), card.box.x + card.box.width - 20),
      y: Math.min(Math.max(y, card.box.y + 20), card.box.y + card.box.height - 20),
    };
    await hover(page, inside);
    await sleep(LONG_ENOUGH_MS);
    expect(await readCard(page)).toBeDefined();
    await restAwayFromEverything(page);
    await waitForNoCard(page);
  });

  test('closes on Escape and does not reopen until the pointer has left the link', async () => {
    const page = await openDemoPage(fixture);
    const { x, y } = await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    await page.mouse.move(x + 2, y);
    await sleep(LONG_ENOUGH_MS);
    expect(await readCard(page)).toBeUndefined();
    await restAwayFromEverything(page);
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
  });

  test('changes to another link when the pointer rests on it', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    await hover(page, '#link-penny-pilot');
    await waitForCard(page, { name: 'Penny Pilot' });
  });

  test('copies the id', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    await clickInCard(page, 'button', 'Copy ID');
    await waitForCard(page, { text: 'Copied' });
  });

  test('closes when the page removes its link', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    await page.evaluate(() => document.querySelector('#link-documented')?.remove());
    await waitForNoCard(page);
  });
});

describe('keyboard focus', () => {
  test('opens the card of the focused link', async () => {
    const page = await openDemoPage(fixture);
    await page.focus('body');
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.id === 'link-documented')) break;
    }
    await waitForCard(page, { name: 'Code Guru' });
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
  });
});

describe('pages without a hover', () => {
  test('opens no card and sends no request for a page of 1,000 links', async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/many?n=1000`);
    const before = await page.evaluate(() => document.documentElement.outerHTML.length);
    await sleep(LONG_ENOUGH_MS);
    expect(await page.evaluate(() => document.documentElement.outerHTML.length)).toBe(before);
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('opens no card and sends no request when the pointer moves across links without resting', async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/many?n=1000`);
    for (let y = 20; y < 800; y += 10) await page.mouse.move(100 + (y % 30), y);
    await page.mouse.move(1270, 5);
    await sleep(LONG_ENOUGH_MS);
    expect(fixture.gateway.stats().lookups).toBe(0);
    expect(await readCard(page)).toBeUndefined();
  });

  test('opens no card and sends no request for links to other things', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-project');
    await sleep(LONG_ENOUGH_MS);
    await hover(page, '#link-elsewhere');
    await sleep(LONG_ENOUGH_MS);
    expect(fixture.gateway.stats().lookups).toBe(0);
    expect(await readCard(page)).toBeUndefined();
  });

  test('opens no card and sends no request for events that the page dispatches itself', async () => {
    const page = await openDemoPage(fixture);
    await page.evaluate(() => {
      const link = document.querySelector('#link-documented');
      const { x = 0, y = 0 } = link?.getBoundingClientRect() ?? {};
      for (const type of ['pointerover', 'pointermove', 'mousemove', 'focusin']) {
        link?.dispatchEvent(
          new PointerEvent(type, {
            bubbles: true,
            composed: true,
            clientX: x + 5,
            clientY: y + 5,
            screenX: 77,
            screenY: 78,
          }),
        );
      }
    });
    await sleep(LONG_ENOUGH_MS);
    expect(fixture.gateway.stats().lookups).toBe(0);
    expect(await readCard(page)).toBeUndefined();
  });
});
