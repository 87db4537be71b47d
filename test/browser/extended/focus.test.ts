import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { control, fill, openSidePanel, press, waitForCard } from '../support/driver/index.ts';
import {
  hoverGpt,
  pause,
  SAVING_MS,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const world = useFixture();

/** The name of what has the focus, its words, or its element; `BODY` where it is lost. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return (
      activeElement?.getAttribute('aria-label') ||
      activeElement?.textContent ||
      activeElement?.tagName ||
      ''
    );
  });
}

/** Presses a control by keyboard. */
async function pressByKey(page: Page, name: string): Promise<void> {
  await (await control(page, name)).focus();
  await page.keyboard.press('Enter');
  await pause(300);
}

test('a site removed from the list gives the focus to the next one, and the last one to the field', async () => {
  const options = await world.extension.openOptions();
  for (const site of ['one.example', 'two.example', 'three.example']) {
    await fill(options, 'Add a site', site);
    await options.keyboard.press('Enter');
    await pause(SAVING_MS);
  }
  await pressByKey(options, 'Remove two.example');
  expect(await focused(options)).toBe('Remove three.example');
  await pressByKey(options, 'Remove three.example');
  expect(await focused(options)).toBe('Remove one.example');
  await pressByKey(options, 'Remove one.example');
  expect(await focused(options)).not.toMatch(/^$|GPT Lens/);
  expect(await options.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
});

test('a recent search that is forgotten gives the focus to the next one, and Undo to one of them', async () => {
  const popup = await world.extension.openPopup();
  for (const words of ['anchors', 'bridges', 'canals']) {
    await fill(popup, 'Search GPTs', words);
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.hit, .popup-hint');
    await pause(300);
  }
  await popup.close();
  const again = await world.extension.openPopup();
  await pressByKey(again, 'Remove “bridges”');
  expect(await focused(again)).toBe('Remove “anchors”');
  await pressByKey(again, 'Undo');
  expect(await again.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
  // The list is offered by an empty box only, so what was pressed in it is hidden.
  await pressByKey(again, 'canals');
  expect(await focused(again)).toBe('Search GPTs');
});

test('a GPT taken off the list of followed ones gives the focus to the next one, and Undo to it', async () => {
  const names = [untouchedGpt(world), untouchedGpt(world)];
  for (const name of names) {
    await waitForCard(await hoverGpt(world, name), { isBusy: false });
    const panel = await openSidePanel(
      world.extension,
      `#gpt/${world.gateway.catalogue.get(name).id}`,
    );
    await press(panel, 'Follow');
    await pause(300);
    await panel.close();
  }
  const panel = await openSidePanel(world.extension, '#following');
  await panel.waitForSelector('.followed-tools');
  const [first, second] = await panel.$$eval('.followed-tools button:last-child', (buttons) =>
    buttons.map((button) => button.getAttribute('aria-label') ?? ''),
  );
  await pressByKey(panel, first ?? '');
  expect(await panel.evaluate(() => document.activeElement?.closest('.followed') !== null)).toBe(
    true,
  );
  await pressByKey(panel, 'Undo');
  expect(await panel.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  await pressByKey(panel, second ?? '');
  expect(await panel.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
});
