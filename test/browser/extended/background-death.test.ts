import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { extensionDir } from '../../../scripts/extension.ts';
import {
  clickInCard,
  hover,
  readCard,
  restAwayFromEverything,
  waitForCard,
} from '../support/driver/index.ts';
import { browserKind, hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

async function hoverUntouched(): Promise<{ page: Page; name: string }> {
  const name = untouchedGpt(fixture);
  return { page: await hoverGpt(fixture, name), name };
}

describe('a stopped background', () => {
  test('restarts on a hover', async () => {
    await fixture.extension.stopBackground();
    const { page, name } = await hoverUntouched();
    await waitForCard(page, { name });
  });

  test('answers from the cache after it was stopped following a response', async () => {
    const { page, name } = await hoverUntouched();
    await waitForCard(page, { name });
    await fixture.extension.stopBackground();
    await restAwayFromEverything(page);
    await hover(page, '#link-in-frame');
    await waitForCard(page, { name });
    expect(fixture.gateway.stats().lookups).toBe(1);
  });

  test('sends a request again if it was stopped while waiting for the response', async () => {
    fixture.gateway.delay(1200);
    const { page, name } = await hoverUntouched();
    await waitForCard(page, { isBusy: true });
    await fixture.extension.stopBackground();
    await waitForCard(page, { name });
    expect(fixture.gateway.stats().lookups).toBe(2);
  });

  test('gives up after it was stopped repeatedly and offers “Try again”', async () => {
    fixture.gateway.delay(9000);
    const { page, name } = await hoverUntouched();
    await waitForCard(page, { isBusy: true });
    await fixture.extension.stopBackground();
    await sleep(1000);
    await fixture.extension.stopBackground();
    await waitForCard(page, { text: 'look-up was interrupted', timeoutMs: 9000 });
    fixture.gateway.heal();
    await clickInCard(page, 'button', 'Try again');
    await waitForCard(page, { name });
  });

  test('answers both of two waiting tabs', async () => {
    fixture.gateway.delay(2500);
    const first = await hoverUntouched();
    await waitForCard(first.page, { isBusy: true });
    const second = await hoverUntouched();
    await waitForCard(second.page, { isBusy: true });
    await fixture.extension.stopBackground();
    await waitForCard(second.page, { name: second.name });
    await first.page.bringToFront();
    const card = await readCard(first.page);
    // The first tab is in the background, which ended its hover.
    expect(card?.isBusy ?? false).toBe(false);
  });
});

test('removes cards and takes over open tabs when the extension is updated', async () => {
  const { page } = await hoverUntouched();
  await waitForCard(page, { isBusy: false });
  const errors: unknown[] = [];
  page.on('pageerror', (error) => errors.push((error as Error).stack));
  // Reinstalling the same extension does what an update does.
  await fixture.extension.browser.installExtension(extensionDir(browserKind));
  // The updated extension takes over open tabs; nothing shows when it has.
  await sleep(2000);
  await page.bringToFront();
  await restAwayFromEverything(page);
  // A fixed wait, to prove that no card is left or reopened.
  await sleep(800);
  expect(await readCard(page)).toBeUndefined();
  await hover(page, '#link-in-frame');
  await waitForCard(page, { isBusy: false });
  expect(errors).toEqual([]);
});
