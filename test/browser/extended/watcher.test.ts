import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { evaluateInContentScript } from '../support/driver/content-script.ts';
import { hover, readCard, restAwayFromEverything, waitForCard } from '../support/driver/index.ts';
import { click } from '../support/driver/pointer.ts';
import { openDemoPage, pause, useFixture } from '../support/fixtures/fixture.ts';
import { getCenter, openPhonePage } from '../support/fixtures/phone.ts';

const world = useFixture();

/** A page, and what runs an expression where its watcher runs. */
async function watched(opening: Promise<Page> = openDemoPage(world)) {
  const page = await opening;
  await pause(600);
  return { page, run: await evaluateInContentScript(page, world.extension.extensionUrl('')) };
}

describe('the card’s script stays away from a page', () => {
  const hasCard = 'Boolean(gptLens.card)';

  test('until somebody rests on a link to a GPT', async () => {
    const { page, run } = await watched();
    await hover(page, '#link-elsewhere');
    await pause();
    expect(await run(hasCard)).toBe(false);
    await hover(page, '#link-documented');
    await pause();
    expect(await run(hasCard)).toBe(true);
  });

  test('when the page brings the focus to a link', async () => {
    const { page, run } = await watched();
    await restAwayFromEverything(page);
    await page.$eval('#link-documented', (link) => (link as HTMLElement).focus());
    await pause();
    expect(await run(hasCard)).toBe(false);
  });

  test('when a link is clicked at once', async () => {
    const { page, run } = await watched();
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    await click(page, '#link-documented');
    await pause();
    expect(await run(hasCard)).toBe(false);
  });

  test('when a link is tapped', async () => {
    const { page, run } = await watched(openPhonePage(world));
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    const { x, y } = await getCenter(page, '#link-documented');
    await page.touchscreen.tap(x, y);
    await pause();
    expect(await run(hasCard)).toBe(false);
  });
});

describe('what is done while the card’s script is on its way', () => {
  /** A page whose watcher is heard half a second late. */
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

  test('counts: who stays sees the card', async () => {
    const page = await slowPage();
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
  });

  test.each([
    ['leaves', (page: Page) => restAwayFromEverything(page)],
    ['scrolls', (page: Page) => page.mouse.wheel({ deltaY: 40 })],
    ['presses', (page: Page) => page.mouse.down()],
    ['types', (page: Page) => page.keyboard.press('a')],
  ])('counts: who %s sees none, and asks nothing', async (_, act) => {
    const page = await slowPage();
    await hover(page, '#link-documented');
    await pause(400);
    await act(page);
    await pause();
    expect(await readCard(page)).toBeUndefined();
    expect(world.gateway.stats().lookups).toBe(0);
  });
});

test('of two watchers in one frame the later one stays', async () => {
  const { page, run } = await watched();
  await run('globalThis.earlier = gptLens; undefined');
  const options = await world.extension.openOptions();
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
  expect(await run('earlier !== gptLens && Object.keys(earlier.signs).length')).toBe(0);
});

interface ExtensionApi {
  tabs: { query(wanted: object): Promise<{ id: number; url?: string }[]> };
  scripting: {
    executeScript(script: { target: { tabId: number }; files: string[] }): Promise<unknown>;
  };
}
