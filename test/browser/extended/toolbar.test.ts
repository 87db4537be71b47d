import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { evaluateInContentScript } from '../support/driver/content-script.ts';
import { openPopupOver, popupSays, press, waitForCard } from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import { readToolbarState } from '../support/driver/toolbar.ts';
import {
  hoverGpt,
  SAVING_MS,
  saveGateway,
  saveSettings as storeIn,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';

const world = useFixture();

interface Api {
  scripting: { getRegisteredContentScripts(): Promise<object[]> };
}

const store = (values: object) => storeIn(world, values);

async function forgetRules(): Promise<void> {
  await store({ sites: { mode: 'except', except: [], only: [] }, 'paused-until': null });
}

const sign = (address?: string) => readToolbarState(world.extension, address);

function watchers(options: Page): Promise<number> {
  return options.evaluate(async () => {
    const { scripting } = (globalThis as unknown as { chrome: Api }).chrome;
    return (await scripting.getRegisteredContentScripts()).length;
  });
}

describe('the toolbar button', () => {
  test('says nothing while all is well', async () => {
    expect(await sign()).toEqual({ badge: '', title: 'GPT Lens' });
  });

  test('says that nothing is set up, until it is', async () => {
    const options = await world.extension.openOptions();
    await press(options, 'Forget the key');
    await sleep(SAVING_MS);
    expect(await sign()).toEqual({ badge: '!', title: 'GPT Lens: Not set up yet' });
    await options.close();
    await saveGateway(world);
    expect(await sign()).toEqual({ badge: '', title: 'GPT Lens' });
  });

  test('says of a tab that its site is off, though the background had died', async () => {
    await store({ sites: { mode: 'except', except: ['127.0.0.1'], only: [] } });
    await world.extension.stopBackground();
    const address = `${world.pages.url}/plain`;
    const page = await world.extension.openPage(address);
    const off = { badge: 'off', title: 'GPT Lens: Off on this site.' };
    expect(
      await poll(
        () => sign(address),
        ({ badge }) => badge,
        3000,
      ),
    ).toEqual(off);
    const other = address.replace('127.0.0.1', 'localhost');
    await page.goto(other);
    await sleep(SAVING_MS);
    expect(await sign(other)).toEqual({ badge: '', title: 'GPT Lens' });
    await page.goto(address);
    expect(
      await poll(
        () => sign(address),
        ({ badge }) => badge,
        3000,
      ),
    ).toEqual(off);
    await forgetRules();
    expect(await sign(address)).toEqual({ badge: '', title: 'GPT Lens' });
  });
});

test('a pause ends by itself, though the background had died', async () => {
  await store({ 'paused-until': Date.now() + 6000 });
  expect(await sign()).toMatchObject({
    badge: 'off',
    title: expect.stringMatching(/^GPT Lens: Paused until .+\.$/),
  });
  const options = await world.extension.openOptions();
  expect(await watchers(options)).toBe(0);
  await world.extension.stopBackground();
  expect(await poll(() => watchers(options), Boolean, 15_000)).toBe(1);
  expect(await sign()).toEqual({ badge: '', title: 'GPT Lens' });
  const name = untouchedGpt(world);
  await waitForCard(await hoverGpt(world, name), { name });
});

test(
  'site access that was withdrawn is told with its way out',
  onlyIn('chromium', 'only Chromium lets a driver withdraw access as a person does'),
  async () => {
    const page = await world.extension.openPage(`${world.pages.url}/plain`);
    const setHostAccess = async (hostAccess: string) => {
      const extensions = await world.extension.openPage('chrome://extensions');
      const extensionId = new URL(world.extension.extensionUrl('')).host;
      await extensions.evaluate(
        (id, access) => {
          interface Private {
            developerPrivate: { updateExtensionConfiguration(update: object): Promise<void> };
          }
          const { developerPrivate } = (globalThis as unknown as { chrome: Private }).chrome;
          return developerPrivate.updateExtensionConfiguration({
            extensionId: id,
            hostAccess: access,
          });
        },
        extensionId,
        hostAccess,
      );
      await extensions.close();
      await sleep(SAVING_MS);
    };
    await setHostAccess('ON_CLICK');
    expect(await sign()).toEqual({
      badge: '!',
      title: 'GPT Lens: The browser doesn’t let GPT Lens access web pages.',
    });
    const popup = await openPopupOver(world.extension, page);
    await popupSays(popup, 'doesn’t let GPT Lens access web pages');
    await popupSays(popup, 'Allow access');
    await setHostAccess('ON_ALL_SITES');
    expect(await sign()).toEqual({ badge: '', title: 'GPT Lens' });
  },
);

test('a content script can switch off its own site and nothing else, and nothing on', async () => {
  const page = await world.extension.openPage(`${world.pages.url}/plain`);
  const run = await evaluateInContentScript(page, world.extension.extensionUrl(''));
  const send = (message: object) =>
    run(`chrome.runtime.sendMessage(${JSON.stringify(message)}).catch(String)`);
  const options = await world.extension.openOptions();
  const listed = () => options.$$eval('.sites li bdi', (all) => all.map((it) => it.textContent));
  await send({ type: 'turn-on-site' });
  await send({ type: 'clear-cache' });
  await send({
    type: 'turn-off-site',
    site: 'localhost',
    url: 'https://example.com/',
    mode: 'only',
  });
  await options.waitForSelector('.sites li');
  expect(await listed()).toEqual(['127.0.0.1']);
  await send({ type: 'turn-off-site' });
  await send({ type: 'turn-on-site', site: '127.0.0.1' });
  await sleep(SAVING_MS);
  expect(await listed()).toEqual(['127.0.0.1']);
  await forgetRules();
});
