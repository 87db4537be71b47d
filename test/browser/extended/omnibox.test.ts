import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { waitForExtensionPage } from '../support/driver/extension-page.ts';
import { waitForCard } from '../support/driver/index.ts';
import { browserKind, hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** The page that Enter opened, once it shows the expected element. */
async function opened(shown: string): Promise<Page> {
  const { extension } = fixture;
  const page = await waitForExtensionPage(extension.browser, extension.extensionUrl('popup.html'));
  if (!page) throw new Error('Enter opened no page.');
  await page.waitForSelector(shown);
  return page;
}

test('suggests cached GPTs with their ratings without a request', async () => {
  await waitForCard(await hoverGpt(fixture, 'documented'), { isBusy: false });
  fixture.gateway.resetStats();
  const [suggestion] = await fixture.extension.typeOmnibox('ryan GURU');
  expect(suggestion?.content).toBe('g-k3IqoCe1l');
  expect(suggestion?.description).toBe('Code Guru · by Ryan J Topps · ★ 4.27 · 25K+ · g-k3IqoCe1l');
  await fixture.extension.submitOmnibox('g-k3IqoCe1l');
  const page = await opened('.gpt h2');
  expect(await page.$eval('.gpt h2', (each) => each.textContent)).toBe('Code Guru');
  expect(fixture.gateway.stats().lookups).toBe(0);
});

test('escapes names in suggestions as the browser requires', async () => {
  const odd = fixture.gateway.catalogue.all.find(({ name }) => /[&<>"']/.test(name));
  if (!odd) throw new Error('No name in the catalogue contains special characters.');
  await waitForCard(await hoverGpt(fixture, odd.name), { isBusy: false });
  const [suggestion] = await fixture.extension.typeOmnibox(odd.id);
  const xml = suggestion?.description ?? '';
  if (browserKind === 'chromium') expect(xml).not.toMatch(/[<>"']|&(?!\w+;)/);
  else expect(xml).toContain(odd.name);
});

test('opens the details of a link and searches for words, with one look-up each', async () => {
  const { extension, gateway } = fixture;
  const entry = gateway.catalogue.get(untouchedGpt(fixture));
  expect(await extension.typeOmnibox(entry.link)).toEqual([]);
  expect(gateway.stats().lookups).toBe(0);
  await extension.submitOmnibox(entry.link);
  const details = await opened('.gpt h2');
  expect(gateway.stats().byId).toEqual({ [entry.id]: 1 });
  await details.close();

  await extension.typeOmnibox('code guru');
  expect(gateway.stats().lookups).toBe(1);
  await extension.submitOmnibox('code guru');
  const search = await opened('.hit');
  expect(gateway.stats().bySearch).toEqual({ 'code guru': 1 });
  // A restored window must not repeat the search.
  await search.evaluate(() => location.reload());
  await search.waitForSelector('.popup-hint');
  expect(gateway.stats().lookups).toBe(2);
});
