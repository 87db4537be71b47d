import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../gateway/catalogue.ts';
import { axeOnPage } from '../support/driver/axe.ts';
import { openAndLookUp } from '../support/driver/extension-page.ts';
import {
  control,
  fill,
  openSidePanel,
  press,
  waitForCard,
  waitForPageText,
} from '../support/driver/index.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import { hoverGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** A domain that several GPTs of the demo gateway contact. */
const DOMAIN = 'api.ledger.example';
/** The first look-ups of this file. */
const FIRST = 3;

/** All GPTs that contact `DOMAIN` and nothing else; the tests look up one more than `FIRST` of them. */
let gpts: CatalogueEntry[];

beforeAll(() => {
  gpts = fixture.gateway.catalogue.all.filter(({ data }) => {
    const actions = data.tools.filter(({ metadata }) => metadata);
    return actions.length > 0 && actions.every(({ metadata }) => metadata?.domain === DOMAIN);
  });
  expect(gpts.length).toBeGreaterThan(FIRST);
});

async function lookUpInPopup(gpt: CatalogueEntry | undefined): Promise<void> {
  const popup = await openAndLookUp(fixture.extension, `popup.html#${gpt?.id}`);
  await popup.waitForSelector('.gpt .contacts');
  await popup.close();
}

const getDomains = (panel: Page) =>
  panel.$$eval('.domain h2', (all) => all.map(({ textContent }) => textContent));

async function openDomains(): Promise<Page> {
  const panel = await openSidePanel(fixture.extension, '#domains');
  await panel.waitForSelector('.domain, .panel-hint');
  return panel;
}

test('explains an empty list', async () => {
  const panel = await openDomains();
  await waitForPageText(panel, 'After you have looked up GPTs with Actions');
  expect(await getDomains(panel)).toEqual([]);
});

test('counts the GPTs of a domain without a request, and counts another one when it was looked up', async () => {
  for (const gpt of gpts.slice(0, FIRST)) await lookUpInPopup(gpt);
  fixture.gateway.resetStats();
  const panel = await openDomains();
  await waitForPageText(panel, `In ${FIRST} GPTs you have looked up`);
  expect(await getDomains(panel)).toEqual([DOMAIN]);
  expect(await panel.$$eval('.domain .gpt-row', (rows) => rows.length)).toBe(FIRST);
  // A picture of the look-ups before may still arrive.
  const { log } = fixture.gateway.stats();
  expect(log.filter(({ url }) => !url.startsWith('/pictures/'))).toEqual([]);

  await lookUpInPopup(gpts[FIRST]);
  await waitForPageText(panel, `In ${FIRST + 1} GPTs you have looked up`);
});

test('can be searched and opened by keyboard, without a request', async () => {
  const panel = await openDomains();
  await panel.bringToFront();
  const expand = await control(panel, `Show all ${FIRST + 1} GPTs`);
  await expand.focus();
  await panel.keyboard.press('Enter');
  await control(panel, 'Show fewer');
  expect(await panel.$$eval('.domain .gpt-row', (rows) => rows.length)).toBe(FIRST + 1);

  await fill(panel, 'Search domains', 'nothing like it');
  await waitForPageText(panel, '0 domains');
  await fill(panel, 'Search domains', 'LEDGER');
  await waitForPageText(panel, '1 domain');
  await panel.keyboard.press('Tab');
  await panel.keyboard.press('Enter');
  await panel.waitForSelector('.gpt-body h2');
  const name = await panel.$eval('.gpt-body h2', ({ textContent }) => textContent);
  expect(gpts.map((gpt) => gpt.name)).toContain(name);
  expect(fixture.gateway.stats().lookups).toBe(0);
});

test("leads from a GPT's Action to the other GPTs that contact its domain", async () => {
  const panel = await openSidePanel(fixture.extension, `#gpt/${gpts[0]?.id}`);
  await press(panel, `Also in ${FIRST} other GPTs you have looked up`);
  await panel.waitForSelector('.domain');
  expect(await getDomains(panel)).toEqual([DOMAIN]);
  const search = await control(panel, 'Search domains');
  expect(await search.evaluate((input) => (input as HTMLInputElement).value)).toBe(DOMAIN);
  expect(await panel.evaluate(() => location.hash)).toBe('#domains');
  expect(fixture.gateway.stats().lookups).toBe(0);
});

test('tells a web page nothing about other GPTs', async () => {
  const page = await hoverGpt(fixture, gpts[0]?.name ?? '');
  const card = await waitForCard(page, { isBusy: false });
  expect(JSON.stringify(card)).not.toContain('other GPT');
});

test.each(APPEARANCES)('passes axe in $language, $theme', async (appearance) => {
  await applyAppearance(fixture, appearance);
  const panel = await openDomains();
  await panel.waitForSelector('.domain');
  expect(await axeOnPage(panel)).toEqual([]);
});
