import { beforeAll, expect, test } from 'vitest';
import { openSidePanel, press, readCard, waitForCard } from '../support/driver/index.ts';
import { hoverGpt, saveSettings, useFixture } from '../support/fixtures/fixture.ts';
import { changeOwner, createFollowHelpers, waitForText } from '../support/fixtures/follows.ts';

const world = useFixture();
const { follow, openDetails } = createFollowHelpers(world);

beforeAll(() =>
  saveSettings(world, { 'look-ups': { version: 'auto', freshHours: 0, dailyLimit: null } }),
);

test('what a later look-up finds changed is told in popup and panel, not in the page', async () => {
  await follow('Penny Pilot');
  world.gateway.change('Penny Pilot', changeOwner);
  const page = await hoverGpt(world, 'Penny Pilot');
  await waitForCard(page, { name: 'Penny Pirate' });
  expect((await readCard(page))?.text).not.toMatch(/changed|Mallory|Follow/);

  const popup = await openDetails('Penny Pilot');
  await waitForText(popup, '.change-critical', 'Important: its author is now Mallory');
  await waitForText(popup, '.change-critical', 'now sends data to collector.example');
  await waitForText(popup, '.change', 'from “Penny Pilot” to “Penny Pirate”');

  const panel = await openSidePanel(world.extension, '#following');
  await waitForText(panel, '.list-count', '1 changed');
  await waitForText(panel, '.change-critical', 'Mallory');
  await press(panel, 'Mark as seen');
  await panel.waitForFunction(() => !document.querySelector('.unseen-changes'), { polling: 50 });
  // The popup hears of it.
  await popup.waitForFunction(() => !document.querySelector('.unseen-changes'), { polling: 50 });

  await press(panel, 'Change history: Penny Pirate');
  await waitForText(panel, '.change-history', 'Mallory');
  await press(panel, 'All details');
  await panel.waitForSelector('.gpt-actions');
});

test('who follows a GPT no more can have its history back', async () => {
  const panel = await openSidePanel(world.extension, '#following');
  await press(panel, 'Unfollow Penny Pirate');
  await waitForText(panel, '.panel-hint', 'Follow a GPT');
  await press(panel, 'Undo');
  await press(panel, 'Change history: Penny Pirate');
  await waitForText(panel, '.change-history', 'Mallory');
  await panel.evaluate(() => history.back());
  await press(panel, 'Unfollow Penny Pirate');
  await waitForText(panel, '.panel-hint', 'Follow a GPT');
});
