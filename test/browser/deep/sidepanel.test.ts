import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { fill, openSidePanel, press, waitForCard } from '../driver/index.ts';
import { hoverGpt, useWorld } from '../world.ts';

const world = useWorld();

function names(panel: Page): Promise<(string | null)[]> {
  return panel.$$eval('.gpt-row strong', (rows) => rows.map(({ textContent }) => textContent));
}

async function untilNames(panel: Page, wanted: string[]): Promise<void> {
  await panel.waitForFunction(
    (text) =>
      [...document.querySelectorAll('.gpt-row strong')]
        .map(({ textContent }) => textContent)
        .join() === text,
    { polling: 50, timeout: 5000 },
    wanted.join(),
  );
}

test('the history lists what was hovered, is searched, cleared, and brought back', async () => {
  const panel = await openSidePanel(world.lens, '#history');
  await panel.waitForSelector('.panel-hint');
  for (const name of ['Gopher Gate', 'Penny Pilot']) {
    await waitForCard(await hoverGpt(world, name), { isBusy: false });
  }
  // It hears of them without being loaded anew.
  await untilNames(panel, ['Penny Pilot', 'Gopher Gate']);
  await panel.bringToFront();
  await fill(panel, 'Search the history', 'GOPHER');
  expect(await names(panel)).toEqual(['Gopher Gate']);
  await fill(panel, 'Search the history', ' ');
  await press(panel, 'Clear');
  await panel.waitForSelector('.panel-hint');
  await press(panel, 'Undo');
  await untilNames(panel, ['Penny Pilot', 'Gopher Gate']);

  const { lookups } = world.gateway.stats();
  await panel.click('.gpt-row');
  await panel.waitForSelector('.gpt-body h2');
  expect(await panel.$eval('main h2', ({ textContent }) => textContent)).toBe('Penny Pilot');
  expect(world.gateway.stats().lookups).toBe(lookups);
  // Not the driver’s own way back: in Firefox it waits for a page of an extension to load for ever.
  await panel.evaluate(() => history.back());
  await untilNames(panel, ['Penny Pilot', 'Gopher Gate']);
});
