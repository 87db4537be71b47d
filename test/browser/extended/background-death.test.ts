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

const world = useFixture();

async function hoverUntouched(): Promise<{ page: Page; name: string }> {
  const name = untouchedGpt(world);
  return { page: await hoverGpt(world, name), name };
}

describe('a background that dies', () => {
  test('before the hover is woken by it', async () => {
    await world.extension.stopBackground();
    const { page, name } = await hoverUntouched();
    await waitForCard(page, { name });
  });

  test('after the answer costs nothing', async () => {
    const { page, name } = await hoverUntouched();
    await waitForCard(page, { name });
    await world.extension.stopBackground();
    await restAwayFromEverything(page);
    await hover(page, '#link-in-frame');
    await waitForCard(page, { name });
    expect(world.gateway.stats().lookups).toBe(1);
  });

  test('during the request is asked once more', async () => {
    world.gateway.delay(1200);
    const { page, name } = await hoverUntouched();
    await waitForCard(page, { isBusy: true });
    await world.extension.stopBackground();
    await waitForCard(page, { name });
    expect(world.gateway.stats().lookups).toBe(2);
  });

  test('again and again is given up with a way to try anew', async () => {
    world.gateway.delay(9000);
    const { page, name } = await hoverUntouched();
    await waitForCard(page, { isBusy: true });
    await world.extension.stopBackground();
    await sleep(1000);
    await world.extension.stopBackground();
    await waitForCard(page, { text: 'look-up was interrupted', timeoutMs: 9000 });
    world.gateway.heal();
    await clickInCard(page, 'button', 'Try again');
    await waitForCard(page, { name });
  });

  test('while two tabs wait answers both', async () => {
    world.gateway.delay(2500);
    const first = await hoverUntouched();
    await waitForCard(first.page, { isBusy: true });
    const second = await hoverUntouched();
    await waitForCard(second.page, { isBusy: true });
    await world.extension.stopBackground();
    await waitForCard(second.page, { name: second.name });
    await first.page.bringToFront();
    const card = await readCard(first.page);
    // The first tab went to the back: its hover was over.
    expect(card?.isBusy ?? false).toBe(false);
  });
});

test('an extension that is updated leaves no card behind, and takes over in open tabs', async () => {
  const { page } = await hoverUntouched();
  await waitForCard(page, { isBusy: false });
  const errors: unknown[] = [];
  page.on('pageerror', (error) => errors.push((error as Error).stack));
  // What an update does: the same extension, installed over itself.
  await world.extension.browser.installExtension(extensionDir(browserKind));
  await sleep(2000);
  await page.bringToFront();
  await restAwayFromEverything(page);
  await sleep(800);
  expect(await readCard(page)).toBeUndefined();
  await hover(page, '#link-in-frame');
  await waitForCard(page, { isBusy: false });
  expect(errors).toEqual([]);
});
