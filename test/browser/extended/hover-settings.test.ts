import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import {
  hover,
  readCard,
  restAwayFromEverything,
  waitForCard,
  waitForNoCard,
} from '../support/driver/index.ts';
import {
  openDemoPage,
  pause,
  selectOption,
  setNumber,
  useFixture,
} from '../support/fixtures/fixture.ts';

const fixture = useFixture();

afterEach(async () => {
  await selectOption(fixture, 'Open a card', 'rest');
  await setDelay(350);
});

function setDelay(milliseconds: number) {
  return setNumber(fixture, 'Delay before it opens (ms)', String(milliseconds));
}

describe('a longer hover delay', () => {
  test('delays card and request from the first hover on', async () => {
    await setDelay(1500);
    const page = await openDemoPage(fixture);
    for (const [link, name] of [
      ['#link-documented', 'Code Guru'],
      ['#link-penny-pilot', 'Penny Pilot'],
    ] as const) {
      fixture.gateway.resetStats();
      await hover(page, link);
      // A fixed wait, to prove that nothing happens before the delay is over.
      await sleep(900);
      expect(fixture.gateway.stats().lookups).toBe(0);
      expect(await readCard(page)).toBeUndefined();
      await waitForCard(page, { name });
      await restAwayFromEverything(page);
      await waitForNoCard(page);
    }
  });

  test('applies at once in an open page', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    await restAwayFromEverything(page);
    await setDelay(1500);
    await page.bringToFront();
    await hover(page, '#link-penny-pilot');
    // A fixed wait, to prove that no card opens before the delay is over.
    await sleep(900);
    expect(await readCard(page)).toBeUndefined();
    await waitForCard(page, { name: 'Penny Pilot' });
  });
});

describe('opening cards only while Alt is held', () => {
  test('does nothing on a rest without Alt, and opens the card when Alt is pressed', async () => {
    await selectOption(fixture, 'Open a card', 'alt');
    const page = await openDemoPage(fixture);
    await hover(page, '#link-slow-rail');
    await pause();
    expect(await readCard(page)).toBeUndefined();
    expect(fixture.gateway.stats().lookups).toBe(0);
    await page.keyboard.down('Alt');
    await waitForCard(page, { name: 'Slow Rail' });
    await page.keyboard.up('Alt');
  });

  test('opens the card when Alt was pressed before the rest', async () => {
    await selectOption(fixture, 'Open a card', 'alt');
    const page = await openDemoPage(fixture);
    await page.keyboard.down('Alt');
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    await page.keyboard.up('Alt');
  });
});

test('opens no card on hover but on the shortcut when set to keyboard only', async () => {
  await selectOption(fixture, 'Open a card', 'never');
  const page = await openDemoPage(fixture);
  await hover(page, '#link-documented');
  await pause();
  expect(await readCard(page)).toBeUndefined();
  await fixture.extension.pressShortcut(page);
  await waitForCard(page, { name: 'Code Guru' });
});
