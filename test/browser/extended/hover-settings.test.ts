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

const world = useFixture();

afterEach(async () => {
  await selectOption(world, 'Open a card', 'rest');
  await setDelay(350);
});

function setDelay(milliseconds: number) {
  return setNumber(world, 'Delay before it opens (ms)', String(milliseconds));
}

describe('a longer rest', () => {
  test('opens later and asks later, from the first hover on', async () => {
    await setDelay(1500);
    const page = await openDemoPage(world);
    for (const [link, name] of [
      ['#link-documented', 'Code Guru'],
      ['#link-penny-pilot', 'Penny Pilot'],
    ] as const) {
      world.gateway.resetStats();
      await hover(page, link);
      await sleep(900);
      expect(world.gateway.stats().lookups).toBe(0);
      expect(await readCard(page)).toBeUndefined();
      await waitForCard(page, { name });
      await restAwayFromEverything(page);
      await waitForNoCard(page);
    }
  });

  test('counts at once in a page that is open', async () => {
    const page = await openDemoPage(world);
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    await restAwayFromEverything(page);
    await setDelay(1500);
    await page.bringToFront();
    await hover(page, '#link-penny-pilot');
    await sleep(900);
    expect(await readCard(page)).toBeUndefined();
    await waitForCard(page, { name: 'Penny Pilot' });
  });
});

describe('only while Alt is held', () => {
  test('a rest without it shows and asks nothing; Alt then opens the card', async () => {
    await selectOption(world, 'Open a card', 'alt');
    const page = await openDemoPage(world);
    await hover(page, '#link-slow-rail');
    await pause();
    expect(await readCard(page)).toBeUndefined();
    expect(world.gateway.stats().lookups).toBe(0);
    await page.keyboard.down('Alt');
    await waitForCard(page, { name: 'Slow Rail' });
    await page.keyboard.up('Alt');
  });

  test('Alt may be held before', async () => {
    await selectOption(world, 'Open a card', 'alt');
    const page = await openDemoPage(world);
    await page.keyboard.down('Alt');
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    await page.keyboard.up('Alt');
  });
});

test('with the keyboard only, the pointer opens nothing and the shortcut does', async () => {
  await selectOption(world, 'Open a card', 'never');
  const page = await openDemoPage(world);
  await hover(page, '#link-documented');
  await pause();
  expect(await readCard(page)).toBeUndefined();
  await world.extension.pressShortcut(page);
  await waitForCard(page, { name: 'Code Guru' });
});
