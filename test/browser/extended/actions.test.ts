import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { axeOnCard, axeOnPage } from '../support/driver/axe.ts';
import { fill, waitForCard } from '../support/driver/index.ts';
import { hoverGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** A GPT whose Actions state what they ask for. */
const NAME = 'Ledger Desk';

test('shows on a card what an Action asks for', async () => {
  const page = await hoverGpt(fixture, NAME);
  const card = await waitForCard(page, { name: NAME, isBusy: false });
  expect(card.text).toMatch(/Sends data to [\w.-]+\nAsks for: [a-z]/);
  expect(await axeOnCard(page)).toEqual([]);
});

test('lists operations in the popup, and their parameter names on demand by keyboard', async () => {
  const popup = await fixture.extension.openPopup();
  await fill(popup, 'Search GPTs', NAME);
  await popup.keyboard.press('Enter');
  await (await popup.waitForSelector('.hit'))?.click();
  await popup.waitForSelector('.operation');
  const text = await popup.$eval('div.operations', (element) => element.innerText);
  expect(text).toMatch(/^\d+ operations?\n/);
  expect(text).toMatch(/\n(?:Reads|May write) data/);
  expect(text).toMatch(/\nAsks for: [a-z]/);

  await focusByTab(popup, '.operation summary');
  expect(await areNamesShown(popup)).toBe(false);
  await popup.keyboard.press('Enter');
  await expect.poll(() => areNamesShown(popup)).toBe(true);
  expect(await axeOnPage(popup)).toEqual([]);
  await popup.keyboard.press('Enter');
  await expect.poll(() => areNamesShown(popup)).toBe(false);
});

async function focusByTab(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted),
      selector,
    );
    if (isThere) return;
  }
  throw new Error(`Tab does not reach ${selector}.`);
}

/** Whether the parameter names of the focused disclosure are visible. */
function areNamesShown(page: Page): Promise<boolean | undefined> {
  return page.evaluate(() =>
    document.activeElement?.parentElement?.querySelector('.parameters')?.checkVisibility(),
  );
}
