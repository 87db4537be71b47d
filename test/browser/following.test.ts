import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import type { GptData } from '../gateway/gpt-data.ts';
import { cardOf, press, waitForCard } from './driver/index.ts';
import { hoverGpt, store, useWorld } from './world.ts';

const world = useWorld();

beforeAll(() => store(world, { 'look-ups': { version: 'auto', freshHours: 0, dailyLimit: null } }));

function idOf(name: string): string {
  return world.gateway.catalogue.get(name).id;
}

/** The popup's details of a GPT, once they are there. */
async function openDetails(name: string): Promise<Page> {
  const page = await world.lens.openPage(world.lens.extensionUrl(`popup.html#${idOf(name)}`));
  await page.waitForSelector('.own-tools button');
  return page;
}

async function openPanel(route: string): Promise<Page> {
  const { lens } = world;
  const page = await lens.openPage(lens.extensionUrl(`sidepanel.html#${route}`));
  await page.setViewport({ width: 400, height: 800 });
  return page;
}

async function follow(name: string): Promise<void> {
  const popup = await openDetails(name);
  await press(popup, 'Follow');
  await says(popup, '.own-tools', 'Following');
  await popup.close();
}

/** Waits until a part of a page has some words. */
async function says(page: Page, selector: string, words: string): Promise<void> {
  await page.waitForFunction(
    (where, wanted) =>
      [...document.querySelectorAll(where)].some(({ textContent }) => textContent.includes(wanted)),
    { polling: 50, timeout: 5000 },
    selector,
    words,
  );
}

/** Another hand has it: another author, another domain, another name. */
function takeOver({ gizmo, tools }: GptData): void {
  gizmo.display.name = 'Penny Pirate';
  gizmo.author.display_name = 'Mallory';
  for (const { metadata } of tools) if (metadata) metadata.domain = 'collector.example';
}

test('what a later look-up finds changed is told in popup and panel, not in the page', async () => {
  await follow('Penny Pilot');
  world.gateway.change('Penny Pilot', takeOver);
  const page = await hoverGpt(world, 'Penny Pilot');
  await waitForCard(page, { name: 'Penny Pirate' });
  expect((await cardOf(page))?.text).not.toMatch(/changed|author is now|Follow/);

  const popup = await openDetails('Penny Pilot');
  await says(popup, '.change-grave', 'Important: its author is now Mallory');
  await says(popup, '.change-grave', 'now sends data to collector.example');
  await says(popup, '.change', '“Penny Pilot” became “Penny Pirate”');

  const panel = await openPanel('following');
  await says(panel, '.panel-count', '1 changed');
  await says(panel, '.change-grave', 'Mallory');
  await press(panel, 'Mark as seen');
  await panel.waitForFunction(() => !document.querySelector('.news'), { polling: 50 });
  // The popup hears of it.
  await popup.waitForFunction(() => !document.querySelector('.news'), { polling: 50 });

  await press(panel, 'What changed so far: Penny Pirate');
  await says(panel, '.steps', 'Mallory');
  await press(panel, 'All about it');
  await panel.waitForSelector('.own-tools');
});
