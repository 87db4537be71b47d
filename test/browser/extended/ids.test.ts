import type { ElementHandle, Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { idsOnPage } from '../../pages/cases/ids.ts';
import { catalogue } from '../../pages/gpts.ts';
import {
  hover,
  openPopupOver,
  readCard,
  restAwayFromEverything,
  waitForCard,
  waitForNoCard,
} from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import { openDemoPage, pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

function open(path = '/ids'): Promise<Page> {
  return fixture.extension.openPage(fixture.pages.url + path);
}

/** A point just inside the left end of an element. */
async function startOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const element = await page.$(selector);
  await element?.scrollIntoView();
  await pause(200);
  return page.$eval(selector, (each) => {
    const [box] = each.getClientRects();
    if (!box) throw new Error('The element is not rendered.');
    return { x: box.left + 12, y: box.top + box.height / 2 };
  });
}

async function listed(popup: Page): Promise<string[]> {
  await poll(
    () => popup.$('.page-gpts, .page-gpts-hint').catch(() => null),
    (there) => there,
    8000,
  );
  const rows = await popup.$$eval('.page-gpts li', (all) =>
    all.map(({ textContent }) => textContent ?? ''),
  );
  return rows.map((row) => /g-(?:[0-9a-f]{32}|[0-9A-Za-z]{9})/.exec(row)?.[0] ?? row);
}

describe('ids on a page', () => {
  test('are listed wherever they are, without look-alikes', async () => {
    const popup = await openPopupOver(fixture.extension, await open());
    expect(await listed(popup)).toEqual(idsOnPage.map(([, name]) => catalogue.get(name).id));
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('are not found in video URLs, notes and longer words: no card, no request', async () => {
    const page = await open('/ids?of=decoys');
    const decoys = await page.$$('.decoy > :first-child');
    expect(decoys.length).toBeGreaterThan(8);
    for (const decoy of decoys) {
      const box = await (decoy as ElementHandle<Element>).boundingBox();
      if (!box) throw new Error('A decoy is not rendered.');
      await hover(page, { x: box.x + 12, y: box.y + 10 });
      await pause(700);
      expect(await readCard(page)).toBeUndefined();
    }
    // Once the card script is loaded, it must reject them, too.
    await openDemoCard(page);
    for (const decoy of decoys) {
      await hover(page, decoy as ElementHandle<Element>);
      await pause(400);
    }
    expect(fixture.gateway.stats().lookups).toBe(1);
  });

  test.each(idsOnPage.filter(([domId]) => !domId.startsWith('closed')))(
    'are found in #%s by the pointer: %s',
    async (domId, name) => {
      const page = await open();
      // In a URL within text, the target is the id itself.
      const selector = domId === 'address' ? '#address > :nth-child(3)' : `#${domId}`;
      await hover(page, await startOf(page, selector));
      const { text } = await waitForCard(page, { isBusy: false });
      expect(text).toContain(catalogue.get(name).id);
    },
  );
});

/** Opens a card of a real link, so that the card script is loaded. */
async function openDemoCard(page: Page): Promise<void> {
  const { link } = catalogue.get('documented');
  await page.evaluate((href) => {
    const added = Object.assign(document.createElement('a'), { href, textContent: 'A GPT' });
    added.id = 'added';
    document.body.append(added);
  }, link);
  await hover(page, '#added');
  await waitForCard(page, { name: 'Code Guru' });
  await restAwayFromEverything(page);
  await waitForNoCard(page);
}

describe('a closed shadow root', () => {
  const [, linked = ''] = idsOnPage.find(([domId]) => domId === 'closed-link') ?? [];
  const [, written = ''] = idsOnPage.find(([domId]) => domId === 'closed-text') ?? [];

  /** The text before the link has about the same width in every font; the link follows it. */
  async function pointIn(page: Page, host: string, from: number) {
    const { x, y } = await startOf(page, host);
    return { x: x - 12 + from, y };
  }

  test('opens the card of its link under the pointer and keeps it open there', async () => {
    const page = await open();
    const { x, y } = await pointIn(page, '#host-link', 140);
    await hover(page, { x, y });
    await waitForCard(page, { name: linked });
    await page.mouse.move(x + 3, y);
    await page.mouse.move(x + 1, y + 1);
    await pause();
    expect((await readCard(page))?.name).toBe(linked);
    await restAwayFromEverything(page);
    await waitForNoCard(page);
  });

  test('opens the card of an id in its text under the pointer', async () => {
    const page = await open();
    await hover(page, await pointIn(page, '#host-text', 110));
    await waitForCard(page, { name: written });
  });

  test('opens the card of its link on keyboard focus', async () => {
    const page = await open();
    await page.bringToFront();
    await page.focus('#encoded');
    await page.keyboard.press('Tab');
    await waitForCard(page, { name: linked });
  });

  test('opens the card of its focused link on the shortcut', async () => {
    const page = await open();
    await page.bringToFront();
    await page.focus('#encoded');
    await page.keyboard.press('Tab');
    await fixture.extension.pressShortcut(page);
    await waitForCard(page, { name: linked });
  });

  test('opens no card for links inside the card', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-documented');
    const { box } = await waitForCard(page, { name: 'Code Guru' });
    for (let y = box.y + 10; y < box.y + box.height; y += 30) {
      await hover(page, { x: box.x + 60, y });
      await pause(300);
    }
    expect(fixture.gateway.stats().lookups).toBeLessThanOrEqual(1);
    expect((await readCard(page))?.name).toBe('Code Guru');
  });
});

describe('ids in text fields', () => {
  test.each(['area', 'password'])('are ignored under the pointer in #%s', async (domId) => {
    const page = await open();
    const { x, y } = await startOf(page, `#${domId}`);
    for (const at of [x, x + 40, x + 80]) {
      await hover(page, { x: at, y });
      await pause(600);
    }
    expect(await readCard(page)).toBeUndefined();
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('are found at the caret on the shortcut, except in a password field', async () => {
    const page = await open();
    await page.bringToFront();
    await page.focus('#password');
    await fixture.extension.pressShortcut(page);
    await pause();
    expect(await readCard(page)).toBeUndefined();
    await page.focus('#area');
    await page.$eval('#area', (field) => (field as HTMLTextAreaElement).setSelectionRange(8, 8));
    await fixture.extension.pressShortcut(page);
    await waitForCard(page, { name: 'Grid Watch' });
  });
});
