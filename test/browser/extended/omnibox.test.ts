import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { waitForExtensionPage } from '../support/driver/extension-page.ts';
import { waitForCard } from '../support/driver/index.ts';
import { browserKind, hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

/** The page that Enter opened, when it shows what was asked for. */
async function opened(shown: string): Promise<Page> {
  const { extension } = world;
  const page = await waitForExtensionPage(extension.browser, extension.extensionUrl('popup.html'));
  if (!page) throw new Error('Enter opened no page.');
  await page.waitForSelector(shown);
  return page;
}

test('what was looked at is suggested with its rating, and no look-up is made for it', async () => {
  await waitForCard(await hoverGpt(world, 'documented'), { isBusy: false });
  world.gateway.resetStats();
  const [suggestion] = await world.extension.typeOmnibox('ryan GURU');
  expect(suggestion?.content).toBe('g-k3IqoCe1l');
  expect(suggestion?.description).toBe('Code Guru · by Ryan J Topps · ★ 4.27 · 25K+ · g-k3IqoCe1l');
  await world.extension.submitOmnibox('g-k3IqoCe1l');
  const page = await opened('.gpt h2');
  expect(await page.$eval('.gpt h2', (each) => each.textContent)).toBe('Code Guru');
  expect(world.gateway.stats().lookups).toBe(0);
});

test('a name is a text in the suggestions, whatever the browser makes of them', async () => {
  const odd = world.gateway.catalogue.all.find(({ name }) => /[&<>"']/.test(name));
  if (!odd) throw new Error('No name in the catalogue is odd enough.');
  await waitForCard(await hoverGpt(world, odd.name), { isBusy: false });
  const [suggestion] = await world.extension.typeOmnibox(odd.id);
  const xml = suggestion?.description ?? '';
  if (browserKind === 'chromium') expect(xml).not.toMatch(/[<>"']|&(?!\w+;)/);
  else expect(xml).toContain(odd.name);
});

test('an unread GPT’s link leads to its details, and words to a search, once', async () => {
  const { extension, gateway } = world;
  const entry = gateway.catalogue.get(untouchedGpt(world));
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
  // A window that is brought back must not ask again.
  await search.evaluate(() => location.reload());
  await search.waitForSelector('.popup-hint');
  expect(gateway.stats().lookups).toBe(2);
});
