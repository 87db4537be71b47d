import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isBackgroundRunning } from '../support/driver/background.ts';
import { restAwayFromEverything } from '../support/driver/index.ts';
import { hoverGpt, saveSettings, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';
import { expectWorking } from '../support/fixtures/sites.ts';

const world = useFixture();

async function expectNoWaking(): Promise<void> {
  const page = await world.extension.openPage(`${world.pages.url}/`);
  for (const path of ['/frames', '/', '/frame?gpt=Penny+Pilot']) {
    await page.goto(world.pages.url + path);
    await sleep(700);
    expect(await isBackgroundRunning(world.extension), path).toBe(false);
  }
  // By the page itself: the driver waits for a load that does not come.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await sleep(700);
  expect(await isBackgroundRunning(world.extension), 'back').toBe(false);
  await page.close();
  expect(await isBackgroundRunning(world.extension), 'closed').toBe(false);
}

test('no navigation wakes the background after a life that began with a hover', {
  timeout: 90_000,
}, async () => {
  const page = await hoverGpt(world, untouchedGpt(world));
  await sleep(1_000);
  await world.extension.stopBackground();
  await expectNoWaking();
  await page.bringToFront();
  await restAwayFromEverything(page);
  await expectWorking(page);
  await sleep(1_000);
  expect(await isBackgroundRunning(world.extension)).toBe(true);
  await world.extension.stopBackground();
  await expectNoWaking();
});

test('no navigation wakes the background half an hour after a site was switched on again', {
  timeout: 90_000,
}, async () => {
  await saveSettings(world, { sites: { mode: 'except', except: ['127.0.0.1'], only: [] } });
  await saveSettings(world, { sites: { mode: 'except', except: [], only: [] } });
  const options = await world.extension.openOptions();
  await options.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { session: { set(values: object): Promise<void> } } };
    };
    return chrome.storage.session.set({ 'restored-pages-until': Date.now() - 1 });
  });
  await options.close();
  await world.extension.stopBackground();
  // The one that finds out that the time is over.
  await world.extension.openPage(`${world.pages.url}/`);
  await sleep(1_500);
  await world.extension.stopBackground();
  await expectNoWaking();
});
