import { beforeAll, expect, test } from 'vitest';
import { openSidePanel, press, readCard, waitForCard } from '../support/driver/index.ts';
import { hoverGpt, saveSettings, useFixture } from '../support/fixtures/fixture.ts';
import { changeOwner, createFollowHelpers, waitForText } from '../support/fixtures/follows.ts';

const fixture = useFixture();
const { follow, openDetails } = createFollowHelpers(fixture);

beforeAll(() => saveSettings(fixture, { 'look-ups': { freshHours: 0, dailyLimit: null } }));

test('shows changes found by a later look-up in popup and panel but not in the card', async () => {
  await follow('Penny Pilot');
  fixture.gateway.change('Penny Pilot', changeOwner);
  const page = await hoverGpt(fixture, 'Penny Pilot');
  await waitForCard(page, { name: 'Penny Pirate' });
  expect((await readCard(page))?.text).not.toMatch(/changed|Follow/);

  const popup = await openDetails('Penny Pilot');
  await waitForText(
    popup,
    '.change-critical',
    'Important: author changed from Jonas Feld to Mallory',
  );
  await waitForText(popup, '.change-critical', 'now sends data to collector.example');
  await waitForText(popup, '.change', 'from “Penny Pilot” to “Penny Pirate”');

  const panel = await openSidePanel(fixture.extension, '#following');
  await waitForText(panel, '.list-count', '1 changed');
  await waitForText(panel, '.change-critical', 'Mallory');
  await press(panel, 'Mark as seen');
  await panel.waitForFunction(() => !document.querySelector('.unseen-changes'), { polling: 50 });
  // The popup is notified too.
  await popup.waitForFunction(() => !document.querySelector('.unseen-changes'), { polling: 50 });

  await press(panel, 'Change history: Penny Pirate');
  await waitForText(panel, '.change-history', 'Mallory');
  await press(panel, 'All details');
  await panel.waitForSelector('.gpt-actions');
});

test('restores the history of an unfollowed GPT on Undo', async () => {
  const panel = await openSidePanel(fixture.extension, '#following');
  await press(panel, 'Unfollow Penny Pirate');
  await waitForText(panel, '.panel-hint', 'Follow a GPT');
  await press(panel, 'Undo');
  await press(panel, 'Change history: Penny Pirate');
  await waitForText(panel, '.change-history', 'Mallory');
  await panel.evaluate(() => history.back());
  await press(panel, 'Unfollow Penny Pirate');
  await waitForText(panel, '.panel-hint', 'Follow a GPT');
});
