import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isBackgroundRunning } from '../support/driver/background.ts';
import { restAwayFromEverything } from '../support/driver/index.ts';
import { hoverGpt, saveSettings, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';
import { expectWorking } from '../support/fixtures/sites.ts';

const fixture = useFixture();

async function expectNoWaking(): Promise<void> {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/`);
  for (const path of ['/frames', '/', '/frame?gpt=Penny+Pilot']) {
    await page.goto(fixture.pages.url + path);
    // A fixed wait, to prove that navigating wakes nothing.
    await sleep(700);
    expect(await isBackgroundRunning(fixture.extension), path).toBe(false);
  }
  // Called by the page, because the driver would wait for a load event that does not come.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await sleep(700);
  expect(await isBackgroundRunning(fixture.extension), 'back').toBe(false);
  await page.close();
  expect(await isBackgroundRunning(fixture.extension), 'closed').toBe(false);
}

test('does not wake the background by navigating after a session that began with a hover', {
  timeout: 90_000,
}, async () => {
  const page = await hoverGpt(fixture, untouchedGpt(fixture));
  await sleep(1_000);
  await fixture.extension.stopBackground();
  await expectNoWaking();
  await page.bringToFront();
  await restAwayFromEverything(page);
  await expectWorking(page);
  await sleep(1_000);
  expect(await isBackgroundRunning(fixture.extension)).toBe(true);
  await fixture.extension.stopBackground();
  await expectNoWaking();
});

test('does not wake the background by navigating half an hour after a site was turned on again', {
  timeout: 90_000,
}, async () => {
  await saveSettings(fixture, { sites: { mode: 'except', except: ['127.0.0.1'], only: [] } });
  await saveSettings(fixture, { sites: { mode: 'except', except: [], only: [] } });
  const options = await fixture.extension.openOptions();
  await options.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { session: { set(values: object): Promise<void> } } };
    };
    return chrome.storage.session.set({ 'restored-pages-until': Date.now() - 1 });
  });
  await options.close();
  await fixture.extension.stopBackground();
  // This start of the background finds that the half hour is over.
  await fixture.extension.openPage(`${fixture.pages.url}/`);
  await sleep(1_500);
  await fixture.extension.stopBackground();
  await expectNoWaking();
});
