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

const world = useFixture();

function open(path = '/ids'): Promise<Page> {
  return world.extension.openPage(world.pages.url + path);
}

/** A point a little inside of the left end of an element. */
async function startOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const element = await page.$(selector);
  await element?.scrollIntoView();
  await pause(200);
  return page.$eval(selector, (each) => {
    const [box] = each.getClientRects();
    if (!box) throw new Error('It is not drawn.');
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

describe('a page’s ids', () => {
  test('are listed wherever they stand, and what only looks like one is not', async () => {
    const popup = await openPopupOver(world.extension, await open());
    expect(await listed(popup)).toEqual(idsOnPage.map(([, name]) => catalogue.get(name).id));
    expect(world.gateway.stats().lookups).toBe(0);
  });

  test('are not seen in videos, notes and longer words: no card, and nobody is asked', async () => {
    const page = await open('/ids?of=decoys');
    const decoys = await page.$$('.decoy > :first-child');
    expect(decoys.length).toBeGreaterThan(8);
    for (const decoy of decoys) {
      const box = await (decoy as ElementHandle<Element>).boundingBox();
      if (!box) throw new Error('A decoy is not drawn.');
      await hover(page, { x: box.x + 12, y: box.y + 10 });
      await pause(700);
      expect(await readCard(page)).toBeUndefined();
    }
    // The card's script is there by now: it knows better, too.
    await openDemoCard(page);
    for (const decoy of decoys) {
      await hover(page, decoy as ElementHandle<Element>);
      await pause(400);
    }
    expect(world.gateway.stats().lookups).toBe(1);
  });

  test.each(idsOnPage.filter(([domId]) => !domId.startsWith('closed')))(
    'in #%s are found by the pointer: %s',
    async (domId, name) => {
      const page = await open();
      // Of an address that stands in a text, the id is what is pointed at.
      const selector = domId === 'address' ? '#address > :nth-child(3)' : `#${domId}`;
      await hover(page, await startOf(page, selector));
      const { text } = await waitForCard(page, { isBusy: false });
      expect(text).toContain(catalogue.get(name).id);
    },
  );
});

/** Shows a card of something on the page that is no decoy, so that its script is there. */
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

describe('in a closed shadow root', () => {
  const [, linked = ''] = idsOnPage.find(([domId]) => domId === 'closed-link') ?? [];
  const [, written = ''] = idsOnPage.find(([domId]) => domId === 'closed-text') ?? [];

  /** The words before the link are as long in every font, roughly: the link stands right behind them. */
  async function pointIn(page: Page, host: string, from: number) {
    const { x, y } = await startOf(page, host);
    return { x: x - 12 + from, y };
  }

  test('a link is found by the pointer, and keeps its card while the pointer is on it', async () => {
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

  test('an id in a text is found by the pointer', async () => {
    const page = await open();
    await hover(page, await pointIn(page, '#host-text', 110));
    await waitForCard(page, { name: written });
  });

  test('a link is found by the keyboard', async () => {
    const page = await open();
    await page.bringToFront();
    await page.focus('#encoded');
    await page.keyboard.press('Tab');
    await waitForCard(page, { name: linked });
  });

  test('the shortcut opens the card of the link that has the focus', async () => {
    const page = await open();
    await page.bringToFront();
    await page.focus('#encoded');
    await page.keyboard.press('Tab');
    await world.extension.pressShortcut(page);
    await waitForCard(page, { name: linked });
  });

  test('our own card is none: the links in it open no other', async () => {
    const page = await openDemoPage(world);
    await hover(page, '#link-documented');
    const { box } = await waitForCard(page, { name: 'Code Guru' });
    for (let y = box.y + 10; y < box.y + box.height; y += 30) {
      await hover(page, { x: box.x + 60, y });
      await pause(300);
    }
    expect(world.gateway.stats().lookups).toBeLessThanOrEqual(1);
    expect((await readCard(page))?.name).toBe('Code Guru');
  });
});

describe('in a field', () => {
  test.each(['area', 'password'])('#%s is not read by the pointer', async (domId) => {
    const page = await open();
    const { x, y } = await startOf(page, `#${domId}`);
    for (const at of [x, x + 40, x + 80]) {
      await hover(page, { x: at, y });
      await pause(600);
    }
    expect(await readCard(page)).toBeUndefined();
    expect(world.gateway.stats().lookups).toBe(0);
  });

  test('the id at the caret is found by the shortcut, but not in a password', async () => {
    const page = await open();
    await page.bringToFront();
    await page.focus('#password');
    await world.extension.pressShortcut(page);
    await pause();
    expect(await readCard(page)).toBeUndefined();
    await page.focus('#area');
    await page.$eval('#area', (field) => (field as HTMLTextAreaElement).setSelectionRange(8, 8));
    await world.extension.pressShortcut(page);
    await waitForCard(page, { name: 'Grid Watch' });
  });
});
