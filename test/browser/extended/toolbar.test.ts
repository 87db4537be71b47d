import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { evaluateInContentScript } from '../support/driver/content-script.ts';
import { openPopupOver, popupSays, press, waitForCard } from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import { readToolbarState } from '../support/driver/toolbar.ts';
import {
  hoverGpt,
  onlyIn,
  SAVING_MS,
  saveGateway,
  saveSettings as storeIn,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const fixture = useFixture();

interface Messaging {
  runtime: { sendMessage(message: object): Promise<unknown> };
}

interface Api {
  scripting: { getRegisteredContentScripts(): Promise<object[]> };
}

const store = (values: object) => storeIn(fixture, values);

async function forgetRules(): Promise<void> {
  await store({ sites: { mode: 'except', except: [], only: [] }, 'paused-until': null });
}

async function wakeBackground(): Promise<void> {
  const options = await fixture.extension.openOptions();
  await options.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: Messaging };
    return chrome.runtime.sendMessage({ type: 'get-diagnostics' });
  });
  await options.close();
}

const readState = (address?: string) => readToolbarState(fixture.extension, address);

function watchers(options: Page): Promise<number> {
  return options.evaluate(async () => {
    const { scripting } = (globalThis as unknown as { chrome: Api }).chrome;
    return (await scripting.getRegisteredContentScripts()).length;
  });
}

describe('the toolbar button', () => {
  test('shows no badge by default', async () => {
    expect(await readState()).toEqual({ badge: '', title: 'GPT Lens' });
  });

  test('shows “!” until the gateway is set up', async () => {
    const options = await fixture.extension.openOptions();
    await press(options, 'Forget the key');
    const missing = { badge: '!', title: 'GPT Lens: Not set up yet' };
    await expect.poll(() => readState(), { timeout: 5000 }).toEqual(missing);
    await options.close();
    await saveGateway(fixture);
    expect(await readState()).toEqual({ badge: '', title: 'GPT Lens' });
  });

  test('shows “off” for a site that is off, even if the background was stopped', async () => {
    await store({ sites: { mode: 'except', except: ['127.0.0.1'], only: [] } });
    // Firefox's background is woken for the events that it listened to when it started, so it has to start once with the
    // new setting. An alarm does this within a minute.
    await fixture.extension.stopBackground();
    await wakeBackground();
    await fixture.extension.stopBackground();
    const address = `${fixture.pages.url}/plain`;
    const page = await fixture.extension.openPage(address);
    const off = { badge: 'off', title: 'GPT Lens: Off on this site.' };
    expect(
      await poll(
        () => readState(address),
        ({ badge }) => badge,
        3000,
      ),
    ).toEqual(off);
    const other = address.replace('127.0.0.1', 'localhost');
    await page.goto(other);
    await sleep(SAVING_MS);
    expect(await readState(other)).toEqual({ badge: '', title: 'GPT Lens' });
    await page.goto(address);
    expect(
      await poll(
        () => readState(address),
        ({ badge }) => badge,
        3000,
      ),
    ).toEqual(off);
    await forgetRules();
    expect(await readState(address)).toEqual({ badge: '', title: 'GPT Lens' });
  });
});

test('ends a pause in time even if the background was stopped', async () => {
  await store({ 'paused-until': Date.now() + 6000 });
  expect(await readState()).toMatchObject({
    badge: 'off',
    title: expect.stringMatching(/^GPT Lens: Paused until .+\.$/),
  });
  const options = await fixture.extension.openOptions();
  expect(await watchers(options)).toBe(0);
  await fixture.extension.stopBackground();
  expect(await poll(() => watchers(options), Boolean, 15_000)).toBe(1);
  expect(await readState()).toEqual({ badge: '', title: 'GPT Lens' });
  const name = untouchedGpt(fixture);
  await waitForCard(await hoverGpt(fixture, name), { name });
});

test(
  'reports withdrawn site access and offers to allow it again',
  onlyIn('chromium', 'only Chromium’s driver can withdraw site access'),
  async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/plain`);
    const setHostAccess = async (hostAccess: string) => {
      const extensions = await fixture.extension.openPage('chrome://extensions');
      const extensionId = new URL(fixture.extension.extensionUrl('')).host;
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
    expect(await readState()).toEqual({
      badge: '!',
      title: 'GPT Lens: The browser doesn’t let GPT Lens access web pages.',
    });
    const popup = await openPopupOver(fixture.extension, page);
    await popupSays(popup, 'doesn’t let GPT Lens access web pages');
    await popupSays(popup, 'Allow access');
    await setHostAccess('ON_ALL_SITES');
    expect(await readState()).toEqual({ badge: '', title: 'GPT Lens' });
  },
);

test('lets a content script turn off its own site and nothing else', async () => {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/plain`);
  const run = await evaluateInContentScript(page, fixture.extension.extensionUrl(''));
  const send = (message: object) =>
    run(`chrome.runtime.sendMessage(${JSON.stringify(message)}).catch(String)`);
  const options = await fixture.extension.openOptions();
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
