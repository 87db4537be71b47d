import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { waitForCard } from '../driver/index.ts';
import { ownPage } from '../driver/own-page.ts';
import { hoverGpt, kind, untouchedGpt, useWorld } from '../world.ts';

const world = useWorld();

/** The page that Enter opened, when it shows what was asked for. */
async function opened(shown: string): Promise<Page> {
  const { lens } = world;
  const page = await ownPage(lens.browser, lens.extensionUrl('popup.html'));
  if (!page) throw new Error('Enter opened no page.');
  await page.waitForSelector(shown);
  return page;
}

test('what was looked at is suggested with its rating, and no look-up is made for it', async () => {
  await waitForCard(await hoverGpt(world, 'documented'), { isBusy: false });
  world.gateway.resetStats();
  const [suggestion] = await world.lens.typeBehindKeyword('ryan GURU');
  expect(suggestion?.content).toBe('g-k3IqoCe1l');
  expect(suggestion?.description).toBe('Code Guru · by Ryan J Topps · ★ 4.27 · 25K+ · g-k3IqoCe1l');
  await world.lens.enterBehindKeyword('g-k3IqoCe1l');
  const page = await opened('.gpt h2');
  expect(await page.$eval('.gpt h2', (each) => each.textContent)).toBe('Code Guru');
  expect(world.gateway.stats().lookups).toBe(0);
});

test('a name is a text in the suggestions, whatever the browser makes of them', async () => {
  const odd = world.gateway.catalogue.all.find(({ name }) => /[&<>"']/.test(name));
  if (!odd) throw new Error('No name in the catalogue is odd enough.');
  await waitForCard(await hoverGpt(world, odd.name), { isBusy: false });
  const [suggestion] = await world.lens.typeBehindKeyword(odd.id);
  const xml = suggestion?.description ?? '';
  if (kind === 'chromium') expect(xml).not.toMatch(/[<>"']|&(?!\w+;)/);
  else expect(xml).toContain(odd.name);
});

test('an unread GPT’s link leads to its details, and words to a search, once', async () => {
  const { lens, gateway } = world;
  const entry = gateway.catalogue.get(untouchedGpt(world));
  expect(await lens.typeBehindKeyword(entry.link)).toEqual([]);
  expect(gateway.stats().lookups).toBe(0);
  await lens.enterBehindKeyword(entry.link);
  const details = await opened('.gpt h2');
  expect(gateway.stats().byId).toEqual({ [entry.id]: 1 });
  await details.close();

  await lens.typeBehindKeyword('code guru');
  expect(gateway.stats().lookups).toBe(1);
  await lens.enterBehindKeyword('code guru');
  const search = await opened('.hit');
  expect(gateway.stats().bySearch).toEqual({ 'code guru': 1 });
  // A window that is brought back must not ask again.
  await search.evaluate(() => location.reload());
  await search.waitForSelector('.popup-hint');
  expect(gateway.stats().lookups).toBe(2);
});
