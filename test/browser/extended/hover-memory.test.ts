import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { waitForCardCount } from '../support/driver/card-count.ts';
import { countHeapObjects, type HeapCounts } from '../support/driver/heap-counts.ts';
import { takeHeapSnapshot } from '../support/driver/heap-snapshot.ts';
import { hover, restAwayFromEverything } from '../support/driver/index.ts';
import { openDemoPage, pause, setNumber, useFixture } from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';

const world = useFixture();

// Of GPTs whose pictures come at once.
const LINKS = ['#link-penny-pilot', '#link-fine-print'];

const CHROMIUM_ONLY = onlyIn('chromium', 'Firefox’s driver does not show what a page holds');

/** So many until every way has been gone once, and what is made once is there. */
const FIRST = 40;
const FURTHER = 200;

/** How many things more than before are no sign: the page and the browser keep a few of their own. */
const FEW = 40;

/** Opens and closes so many cards, by Escape or by leaving. */
async function hoverTimes(page: Page, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await hover(page, LINKS[time % LINKS.length] ?? '');
    await waitForCardCount(page, 1);
    // Answer and picture come a moment after the card.
    await pause(60);
    if (time % 4 === 0) await restAwayFromEverything(page);
    else await page.keyboard.press('Escape');
    await waitForCardCount(page, 0);
  }
  await restAwayFromEverything(page);
}

async function held(page: Page): Promise<HeapCounts> {
  // Of the last hover nothing runs any more.
  await pause();
  return countHeapObjects(await takeHeapSnapshot(page));
}

test(`${FURTHER} hovers leave nothing in a page that the first ones have not`, {
  ...CHROMIUM_ONLY,
  timeout: 240_000,
}, async () => {
  await setNumber(world, 'Delay before it opens (ms)', '150');
  const page = await openDemoPage(world);
  await hoverTimes(page, FIRST);
  const before = await held(page);
  await hoverTimes(page, FURTHER);
  const after = await held(page);
  expect(after.detached).toBeLessThanOrEqual(before.detached);
  expect(after.closures - before.closures).toBeLessThan(FEW);
  expect(after.objects - before.objects).toBeLessThan(FEW);
  expect(after.arrays - before.arrays).toBeLessThan(FEW);
});

/** Where something is: whoever hovers an element by its selector holds it. */
const pointIn = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const box = document.querySelector(wanted)?.getBoundingClientRect();
    return { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 };
  }, selector);

describe('what the page takes away under a pointer that stays is not kept', CHROMIUM_ONLY, () => {
  test.each([
    ['by a frame without a card', async () => {}],
    [
      'by a frame that has had a card',
      async (page: Page) => {
        await hover(page, await pointIn(page, '#link-penny-pilot'));
        await waitForCardCount(page, 1);
        await restAwayFromEverything(page);
        await waitForCardCount(page, 0);
      },
    ],
  ])('%s, rested on or pressed', async (_, before) => {
    const page = await openDemoPage(world);
    await before(page);
    await page.evaluate(() => {
      const box = document.createElement('div');
      box.id = 'box';
      box.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 80px; height: 80px';
      document.body.append(box);
    });
    const none = await held(page);
    const at = await pointIn(page, '#box');
    await hover(page, at);
    await pause(600);
    await page.mouse.click(at.x, at.y);
    await pause(600);
    await page.evaluate(() => document.querySelector('#box')?.remove());
    expect((await held(page)).detached).toBe(none.detached);
  });
});

test(
  'a link that the page takes away when its card has gone is not kept',
  CHROMIUM_ONLY,
  async () => {
    const page = await openDemoPage(world);
    await hover(page, await pointIn(page, '#link-penny-pilot'));
    await waitForCardCount(page, 1);
    await restAwayFromEverything(page);
    await waitForCardCount(page, 0);
    const before = await held(page);
    await page.evaluate(() => document.querySelector('#link-penny-pilot')?.remove());
    const after = await held(page);
    expect(after.detached).toBe(before.detached);
  },
);
