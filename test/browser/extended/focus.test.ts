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

const fixture = useFixture();

/** The accessible name, text or tag name of the focused element; `BODY` if the focus is lost. */
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

/** Activates a control by keyboard. */
async function pressByKey(page: Page, name: string): Promise<void> {
  await (await control(page, name)).focus();
  await page.keyboard.press('Enter');
  await pause(300);
}

test('focuses the next site when one is removed, and another control after the last', async () => {
  const options = await fixture.extension.openOptions();
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

test('focuses the next recent search when one is removed, and a button after Undo', async () => {
  const popup = await fixture.extension.openPopup();
  for (const words of ['anchors', 'bridges', 'canals']) {
    await fill(popup, 'Search GPTs', words);
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.hit, .popup-hint');
    await pause(300);
  }
  await popup.close();
  const again = await fixture.extension.openPopup();
  await pressByKey(again, 'Remove “bridges”');
  expect(await focused(again)).toBe('Remove “anchors”');
  await pressByKey(again, 'Undo');
  expect(await again.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
  // Recent searches show only under an empty box, so the chosen entry is hidden now.
  await pressByKey(again, 'canals');
  expect(await focused(again)).toBe('Search GPTs');
});

test('focuses the next followed GPT when one is unfollowed, and keeps the focus after Undo', async () => {
  const names = [untouchedGpt(fixture), untouchedGpt(fixture)];
  for (const name of names) {
    await waitForCard(await hoverGpt(fixture, name), { isBusy: false });
    const panel = await openSidePanel(
      fixture.extension,
      `#gpt/${fixture.gateway.catalogue.get(name).id}`,
    );
    await press(panel, 'Follow');
    await pause(300);
    await panel.close();
  }
  const panel = await openSidePanel(fixture.extension, '#following');
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
