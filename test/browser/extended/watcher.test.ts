import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { evaluateInContentScript } from '../support/driver/content-script.ts';
import { hover, readCard, restAwayFromEverything, waitForCard } from '../support/driver/index.ts';
import { click } from '../support/driver/pointer.ts';
import { openDemoPage, pause, useFixture } from '../support/fixtures/fixture.ts';
import { getCenter, openPhonePage } from '../support/fixtures/phone.ts';

const fixture = useFixture();

/** Opens a page and returns a function that evaluates expressions in its watcher's context. */
async function watched(opening: Promise<Page> = openDemoPage(fixture)) {
  const page = await opening;
  await pause(600);
  return { page, run: await evaluateInContentScript(page, fixture.extension.extensionUrl('')) };
}

describe('the card script', () => {
  const hasCard = 'Boolean(gptLens.card)';

  test('is not injected until the pointer rests on a link to a GPT', async () => {
    const { page, run } = await watched();
    await hover(page, '#link-elsewhere');
    await pause();
    expect(await run(hasCard)).toBe(false);
    await hover(page, '#link-documented');
    await pause();
    expect(await run(hasCard)).toBe(true);
  });

  test('is not injected when the page focuses a link by script', async () => {
    const { page, run } = await watched();
    await restAwayFromEverything(page);
    await page.$eval('#link-documented', (link) => (link as HTMLElement).focus());
    await pause();
    expect(await run(hasCard)).toBe(false);
  });

  test('is not injected when a link is clicked at once', async () => {
    const { page, run } = await watched();
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    await click(page, '#link-documented');
    await pause();
    expect(await run(hasCard)).toBe(false);
  });

  test('is not injected when a link is tapped', async () => {
    const { page, run } = await watched(openPhonePage(fixture));
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    const { x, y } = await getCenter(page, '#link-documented');
    await page.touchscreen.tap(x, y);
    await pause();
    expect(await run(hasCard)).toBe(false);
  });
});

describe('while the card script is loading', () => {
  /** Opens a page whose watcher sends messages with a delay of half a second. */
  async function slowPage(): Promise<Page> {
    const { page, run } = await watched();
    await run(`{
      const { runtime } = chrome;
      const send = runtime.sendMessage.bind(runtime);
      runtime.sendMessage = async (message) => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        return send(message);
      };
    }`);
    return page;
  }

  test('opens the card if the pointer stays', async () => {
    const page = await slowPage();
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
  });

  test.each([
    ['leaves', (page: Page) => restAwayFromEverything(page)],
    ['scrolls', (page: Page) => page.mouse.wheel({ deltaY: 40 })],
    ['presses', (page: Page) => page.mouse.down()],
    ['types', (page: Page) => page.keyboard.press('a')],
  ])('opens no card and sends no request if the user %s', async (_, act) => {
    const page = await slowPage();
    await hover(page, '#link-documented');
    await pause(400);
    await act(page);
    await pause();
    expect(await readCard(page)).toBeUndefined();
    expect(fixture.gateway.stats().lookups).toBe(0);
  });
});

test('keeps the later of two watchers in one frame', async () => {
  const { page, run } = await watched();
  await run('globalThis.earlier = gptLens; undefined');
  const options = await fixture.extension.openOptions();
  await options.evaluate(async (address) => {
    const { scripting, tabs } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
    const tab = (await tabs.query({})).find(({ url }) => url === address);
    if (!tab) throw new Error(`No tab shows ${address}.`);
    await scripting.executeScript({ target: { tabId: tab.id }, files: ['/watcher.js'] });
  }, page.url());
  await options.close();
  await page.bringToFront();
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru' });
  expect(await run('earlier !== gptLens && Object.keys(earlier.events).length')).toBe(0);
});

interface ExtensionApi {
  tabs: { query(wanted: object): Promise<{ id: number; url?: string }[]> };
  scripting: {
    executeScript(script: { target: { tabId: number }; files: string[] }): Promise<unknown>;
  };
}
