import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { type Card, clickInCard, hover, waitForCard } from '../support/driver/index.ts';
import { openDemoPage, pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

const inside = ({ box }: Card, { width, height } = { width: 1280, height: 900 }) => {
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width + 0.5);
  expect(box.y + box.height).toBeLessThanOrEqual(height + 0.5);
};

/** The box of a link relative to the window. */
function rectOf(page: Page, selector: string) {
  return page.$eval(selector, (link) => {
    const { left, top, right, bottom } = link.getBoundingClientRect();
    return { left, top, right, bottom };
  });
}

const overlap = ({ box }: Card, link: Awaited<ReturnType<typeof rectOf>>) =>
  box.x < link.right &&
  box.x + box.width > link.left &&
  box.y < link.bottom &&
  box.y + box.height > link.top;

describe('a page with CSS zoom', () => {
  test.each([0.5, 0.8, 1.5, 2, 3, 4])(
    'keeps the size of the card and its place beside the link at zoom %d',
    async (zoom) => {
      const page = await fixture.extension.openPage(`${fixture.pages.url}/frame?gpt=documented`);
      await page.evaluate((by) => {
        document.documentElement.style.zoom = String(by);
      }, zoom);
      await hover(page, '#link-in-frame');
      const card = await waitForCard(page, { name: 'Code Guru', isBusy: false });
      inside(card);
      expect(card.box.width).toBeGreaterThan(350);
      expect(card.box.width).toBeLessThan(370);
      const link = await rectOf(page, '#link-in-frame');
      expect(overlap(card, link)).toBe(false);
      expect(Math.abs(card.box.y - link.bottom)).toBeLessThan(12);
      await clickInCard(page, 'button', 'Pin this card');
      inside(await waitForCard(page, { name: 'Code Guru' }));
    },
  );
});

test.each([
  [2560, 1800],
  [853, 600],
  [640, 450],
  [427, 300],
  [320, 225],
])('keeps the card inside a window of %d × %d, as at another page zoom', async (width, height) => {
  const page = await fixture.extension.openPage('about:blank');
  await page.setViewport({ width, height });
  await page.goto(`${fixture.pages.url}/frame?gpt=documented`);
  await hover(page, '#link-in-frame');
  inside(await waitForCard(page, { name: 'Code Guru', isBusy: false }), { width, height });
});

test('shrinks the card in a low, narrow window so that it does not cover its link', async () => {
  const page = await fixture.extension.openPage('about:blank');
  await page.setViewport({ width: 480, height: 420 });
  await page.goto(`${fixture.pages.url}/frame?gpt=actions-several`);
  await page.evaluate(() => {
    document.body.style.paddingBlockStart = '180px';
  });
  await hover(page, '#link-in-frame');
  const card = await waitForCard(page, { isBusy: false });
  await pause(300);
  inside(card, { width: 480, height: 420 });
  const now = await waitForCard(page, { isBusy: false });
  inside(now, { width: 480, height: 420 });
  expect(overlap(now, await rectOf(page, '#link-in-frame'))).toBe(false);
});

test('positions the card at the hovered line of a link that wraps', async () => {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/frame?gpt=documented`);
  await page.$eval('#link-in-frame', (link) => {
    link.textContent = 'A link of many words that goes on over several lines. '.repeat(6);
  });
  const lines = await page.$eval('#link-in-frame', (link) =>
    [...link.getClientRects()].map(({ left, top, width, height }) => ({
      left,
      top,
      width,
      height,
    })),
  );
  expect(lines.length).toBeGreaterThan(2);
  const last = lines.at(-1);
  if (!last) throw new Error('The link has no lines.');
  await hover(page, { x: last.left + 30, y: last.top + last.height / 2 });
  const { box } = await waitForCard(page, { name: 'Code Guru', isBusy: false });
  expect(Math.abs(box.y - (last.top + last.height))).toBeLessThan(12);
});

test('moves the card along when the page moves its link', async () => {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/frame?gpt=documented`);
  await hover(page, '#link-in-frame');
  const before = await waitForCard(page, { name: 'Code Guru', isBusy: false });
  const linkBefore = await rectOf(page, '#link-in-frame');
  await page.evaluate(() => {
    document.body.style.paddingTop = '120px';
  });
  await pause(300);
  const after = await waitForCard(page, { name: 'Code Guru' });
  const moved = (await rectOf(page, '#link-in-frame')).top - linkBefore.top;
  expect(moved).toBeGreaterThan(100);
  expect(after.box.y - before.box.y).toBeCloseTo(moved, 0);
});

test('keeps the card inside the window and off its link on a right-to-left page', async () => {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/rtl`);
  await hover(page, '#link-rtl-english');
  const card = await waitForCard(page, { name: 'Code Guru', isBusy: false });
  inside(card);
  expect(overlap(card, await rectOf(page, '#link-rtl-english'))).toBe(false);
});

test('shows a usable card over a full-screen element', async () => {
  const page = await openDemoPage(fixture);
  await page.evaluate(() => {
    document.querySelector('h1')?.addEventListener('click', () => {
      document.querySelector('main')?.requestFullscreen();
    });
  });
  await page.click('h1');
  await page.waitForFunction(() => document.fullscreenElement);
  await pause(500);
  await hover(page, '#link-documented');
  const { box } = await waitForCard(page, { name: 'Code Guru', isBusy: false });
  const isReached = await page.evaluate(
    ({ x, y, width }) => document.elementFromPoint(x + width / 2, y + 20)?.matches('main > div'),
    box,
  );
  expect(isReached).toBe(true);
});
