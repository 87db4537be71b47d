import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { waitForCardCount } from '../support/driver/card.ts';
import {
  countHeapObjects,
  type HeapCounts,
  takeHeapSnapshot,
} from '../support/driver/heap-counts.ts';
import { hover, restAwayFromEverything } from '../support/driver/index.ts';
import { onlyIn, openDemoPage, pause, setNumber, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

// GPTs whose pictures load without delay.
const LINKS = ['#link-penny-pilot', '#link-fine-print'];

const CHROMIUM_ONLY = onlyIn('chromium', 'Firefox’s driver cannot take heap snapshots');

/** Enough hovers to run every code path once and create everything that is created only once. */
const FIRST = 40;
const FURTHER = 200;

/** A growth that is no leak: page and browser retain some objects of their own. */
const FEW = 40;

/** Opens and closes this many cards, by Escape or by leaving. */
async function hoverTimes(page: Page, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await hover(page, LINKS[time % LINKS.length] ?? '');
    await waitForCardCount(page, 1);
    // Response and picture arrive shortly after the card.
    await pause(60);
    if (time % 4 === 0) await restAwayFromEverything(page);
    else await page.keyboard.press('Escape');
    await waitForCardCount(page, 0);
  }
  await restAwayFromEverything(page);
}

async function countRetained(page: Page): Promise<HeapCounts> {
  // Lets the timers of the last hover expire.
  await pause();
  return countHeapObjects(await takeHeapSnapshot(page));
}

test(`leaks nothing in the page over ${FURTHER} hovers`, {
  ...CHROMIUM_ONLY,
  timeout: 240_000,
}, async () => {
  await setNumber(fixture, 'Delay before it opens (ms)', '150');
  const page = await openDemoPage(fixture);
  await hoverTimes(page, FIRST);
  const before = await countRetained(page);
  await hoverTimes(page, FURTHER);
  const after = await countRetained(page);
  expect(after.detached).toBeLessThanOrEqual(before.detached);
  expect(after.closures - before.closures).toBeLessThan(FEW);
  expect(after.objects - before.objects).toBeLessThan(FEW);
  expect(after.arrays - before.arrays).toBeLessThan(FEW);
});

/** The position of an element. Hovering it by selector would make the driver retain it. */
const pointIn = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const box = document.querySelector(wanted)?.getBoundingClientRect();
    return { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 };
  }, selector);

describe('an element that the page removes under a resting pointer', CHROMIUM_ONLY, () => {
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
  ])('is not retained %s, after a rest and a click on it', async (_, before) => {
    const page = await openDemoPage(fixture);
    await before(page);
    await page.evaluate(() => {
      const box = document.createElement('div');
      box.id = 'box';
      box.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 80px; height: 80px';
      document.body.append(box);
    });
    const none = await countRetained(page);
    const at = await pointIn(page, '#box');
    await hover(page, at);
    await pause(600);
    await page.mouse.click(at.x, at.y);
    await pause(600);
    await page.evaluate(() => document.querySelector('#box')?.remove());
    expect((await countRetained(page)).detached).toBe(none.detached);
  });
});

test(
  'does not retain a link that the page removes after its card has closed',
  CHROMIUM_ONLY,
  async () => {
    const page = await openDemoPage(fixture);
    await hover(page, await pointIn(page, '#link-penny-pilot'));
    await waitForCardCount(page, 1);
    await restAwayFromEverything(page);
    await waitForCardCount(page, 0);
    const before = await countRetained(page);
    await page.evaluate(() => document.querySelector('#link-penny-pilot')?.remove());
    const after = await countRetained(page);
    expect(after.detached).toBe(before.detached);
  },
);
