import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { axeOnPage } from '../support/driver/axe.ts';
import {
  clickInCard,
  control,
  elementInCard,
  fill,
  openSidePanel,
  press,
  waitForCard,
} from '../support/driver/index.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import { hoverGpt, pause, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** Waits for this many rows of a view and returns their names. */
async function rowsOf(panel: Page, count: number): Promise<string[]> {
  await panel.waitForFunction(
    (wanted) => document.querySelectorAll('main li strong').length === wanted,
    { polling: 50, timeout: 5000 },
    count,
  );
  return panel.$$eval('main li strong', (rows) => rows.map(({ textContent }) => textContent ?? ''));
}

async function openList(panel: Page, name: string): Promise<void> {
  await panel.waitForSelector('.lists-row');
  const links = await panel.$$('.lists-row');
  const names = await Promise.all(
    links.map((link) => link.$eval('strong', ({ textContent }) => textContent)),
  );
  await links[names.indexOf(name)]?.click();
}

/** Adds a GPT with the button on its card. */
async function addFromCard(name: string): Promise<Page> {
  const page = await hoverGpt(fixture, name);
  await waitForCard(page, { name, isBusy: false });
  await clickInCard(page, 'button', 'Add to list');
  const isAdded = ({ name: label }: { name: string }) => label === 'Added';
  await expect
    .poll(async () => (await waitForCard(page, { name })).focusables.some(isAdded))
    .toBe(true);
  return page;
}

test('adds GPTs from the card to a first list, then to the last used one, without showing list membership', async () => {
  const page = await addFromCard('Gopher Gate');
  const panel = await openSidePanel(fixture.extension, '#lists');
  expect(await rowsOf(panel, 1)).toEqual(['Saved']);
  await fill(panel, 'New list', 'For work');
  await press(panel, 'Create');
  expect(await panel.waitForSelector('main h2')).toBeTruthy();

  await page.close();
  await addFromCard('Penny Pilot');
  expect(await rowsOf(panel, 1)).toEqual(['Penny Pilot']);

  // Already on a list, but the card must not show that to the page.
  const again = await hoverGpt(fixture, 'Gopher Gate');
  const card = await waitForCard(again, { name: 'Gopher Gate', isBusy: false });
  expect(card.focusables.map(({ name }) => name)).toContain('Add to list');
  expect(card.text).not.toMatch(/Saved|For work|Added/);
});

test('adds nothing on a scripted click by the page', async () => {
  const page = await hoverGpt(fixture, untouchedGpt(fixture));
  const name = (await waitForCard(page, { isBusy: false })).name;
  const button = await elementInCard(page, 'button', 'Add to list');
  await button.evaluate((each) => (each as HTMLElement).click());
  await pause(500);
  const panel = await openSidePanel(fixture.extension, '#lists');
  await panel.waitForSelector('.lists-row');
  for (const href of await panel.$$eval('.lists-row', (rows) =>
    rows.map((row) => (row as HTMLAnchorElement).hash),
  )) {
    await panel.evaluate((hash) => location.assign(hash), href);
    await panel.waitForSelector('.list-head');
    expect(await panel.$eval('main', (main) => main.textContent)).not.toContain(name);
  }
});

test('shows in the popup which lists contain a GPT, removes it and adds it to a new list by keyboard', async () => {
  const popup = await fixture.extension.openPopup();
  await fill(popup, 'Search GPTs', fixture.gateway.catalogue.get('Gopher Gate').id);
  await popup.keyboard.press('Enter');
  const button = await control(popup, 'In 1 list');
  await button.focus();
  await popup.keyboard.press('Enter');
  const saved = await control(popup, 'Saved');
  expect(await saved.evaluate((box) => (box as HTMLInputElement).checked)).toBe(true);
  await popup.keyboard.press('Tab');
  await popup.keyboard.press(' ');
  await control(popup, 'Add to list');
  await fill(popup, 'New list', 'Plans');
  await popup.keyboard.press('Enter');
  await control(popup, 'In 1 list');
  await popup.keyboard.press('Escape');
  expect(await popup.$('.list-choices')).toBeNull();
  const focused = () => popup.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toBe('In 1 list');
});

test('renames a list, removes GPTs and deletes it, with Undo and without a request', async () => {
  await addFromCard('Penny Pilot');
  await addFromCard('Gopher Gate');
  fixture.gateway.resetStats();
  const panel = await openSidePanel(fixture.extension, '#lists');
  await openList(panel, 'Plans');
  await rowsOf(panel, 2);
  expect(await panel.$eval('main', (main) => main.textContent)).toMatch(/4\.83 · 30 ratings/);

  await press(panel, 'Rename');
  await fill(panel, 'List name', 'Plans for 2027');
  await press(panel, 'Save');
  await panel.waitForFunction(
    () => document.querySelector('main h2')?.textContent === 'Plans for 2027',
  );

  await press(panel, 'Select Gopher Gate');
  await press(panel, 'Remove');
  expect(await rowsOf(panel, 1)).toEqual(['Penny Pilot']);
  await press(panel, 'Undo');
  expect(await rowsOf(panel, 2)).toEqual(['Gopher Gate', 'Penny Pilot']);

  await press(panel, 'Delete list');
  await panel.waitForSelector('.lists');
  expect((await rowsOf(panel, 2)).sort()).toEqual(['For work', 'Saved']);
  await press(panel, 'Undo');
  await rowsOf(panel, 3);
  await openList(panel, 'Plans for 2027');
  expect(await rowsOf(panel, 2)).toEqual(['Gopher Gate', 'Penny Pilot']);
  expect(fixture.gateway.stats().lookups).toBe(0);
});

test.each(APPEARANCES)('passes axe in $language, $theme', async (appearance) => {
  await applyAppearance(fixture, appearance);
  const panel = await openSidePanel(fixture.extension, '#lists');
  await panel.waitForSelector('.lists-row');
  expect(await axeOnPage(panel)).toEqual([]);
  await panel.click('.lists li:last-child a');
  await panel.waitForSelector('.list-row');
  expect(await axeOnPage(panel)).toEqual([]);
  await panel.click('.list-row .gpt-row');
  await panel.waitForSelector('.add-to-list button');
  await panel.click('.add-to-list button');
  await panel.waitForSelector('.list-choices');
  expect(await axeOnPage(panel)).toEqual([]);
});
