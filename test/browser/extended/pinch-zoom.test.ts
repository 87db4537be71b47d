import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { cardIn } from '../support/driver/axe.ts';
import { hover, tapInCard, waitForCard, waitForNoCard } from '../support/driver/index.ts';
import { onlyIn, openDemoPage, pause, useFixture } from '../support/fixtures/fixture.ts';
import { longPress, openPhonePage, PHONE } from '../support/fixtures/phone.ts';

const fixture = useFixture();

const CHROMIUM_ONLY = onlyIn('chromium', 'Firefox’s driver cannot pinch');

async function pinch(page: Page, pageScaleFactor: number): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Emulation.setPageScaleFactor', { pageScaleFactor });
  await pause(300);
}

/** The card's box and the visual viewport, in layout pixels. */
async function seen(page: Page) {
  const card = await cardIn(page);
  return card.evaluate((dialog) => {
    const view = window.visualViewport;
    if (!view) throw new Error('There is no visual viewport.');
    const { left, top, right, bottom } = dialog.getBoundingClientRect();
    const { offsetLeft, offsetTop, width, height, scale } = view;
    return {
      card: { left, top, right, bottom },
      view: {
        left: offsetLeft,
        top: offsetTop,
        right: offsetLeft + width,
        bottom: offsetTop + height,
      },
      scale,
    };
  });
}

function expectInside({ card, view }: Awaited<ReturnType<typeof seen>>): void {
  expect(card.left).toBeGreaterThanOrEqual(view.left - 1);
  expect(card.top).toBeGreaterThanOrEqual(view.top - 1);
  expect(card.right).toBeLessThanOrEqual(view.right + 1);
  expect(card.bottom).toBeLessThanOrEqual(view.bottom + 1);
}

test.each([1.5, 2, 3])(
  'keeps the sheet inside the visual viewport at pinch zoom %d',
  CHROMIUM_ONLY,
  async (zoom) => {
    const page = await openPhonePage(fixture);
    await longPress(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru', isBusy: false });
    await pinch(page, zoom);
    const found = await seen(page);
    expect(found.scale).toBeCloseTo(zoom, 1);
    expectInside(found);
    // Zooming out restores the sheet's place at the bottom.
    await pinch(page, 1);
    const { card } = await seen(page);
    expect(card.bottom).toBeCloseTo(PHONE.height, 0);
    await tapInCard(page, 'button', 'Close');
    await waitForNoCard(page);
  },
);

test.each([1.5, 2])(
  'keeps a card beside its link inside the visual viewport at pinch zoom %d',
  CHROMIUM_ONLY,
  async (zoom) => {
    const page = await openDemoPage(fixture);
    await pinch(page, zoom);
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru', isBusy: false });
    const found = await seen(page);
    expect(found.scale).toBeCloseTo(zoom, 1);
    expectInside(found);
  },
);
