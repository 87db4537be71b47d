import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import { extensionDir } from '../../scripts/extension.ts';
import {
  cardOf,
  clickAimed,
  clickInCard,
  fill,
  hover,
  openPopupOver,
  popupSays,
  press,
  pressInPopup,
  restAwayFromEverything,
  waitForCard,
  waitForNoCard,
} from './driver/index.ts';
import { choose, kind, SAVING_MS, useWorld } from './world.ts';

const world = useWorld();

/** The same pages under two names: two sites. */
const numbered = (path: string) => world.pages.url + path;
const named = (path: string) => numbered(path).replace('127.0.0.1', 'localhost');

/** Longer than a hover card takes to come. */
const NO_CARD_MS = 1200;

afterEach(async () => {
  const options = await world.lens.openOptions();
  await options.evaluate(() => {
    const { storage } = (globalThis as unknown as { chrome: typeof globalThis & Extension }).chrome;
    return storage.local.remove(['sites', 'paused-until']);
  });
  await sleep(SAVING_MS);
});

interface Extension {
  storage: { local: { remove(keys: string[]): Promise<void> } };
  scripting: {
    getRegisteredContentScripts(): Promise<{ matches: string[]; excludeMatches?: string[] }[]>;
  };
}

async function registered() {
  const options = await world.lens.openOptions();
  const scripts = await options.evaluate(() =>
    (globalThis as unknown as { chrome: Extension }).chrome.scripting.getRegisteredContentScripts(),
  );
  await options.close();
  return scripts;
}

async function addSite(site: string): Promise<void> {
  const options = await world.lens.openOptions();
  await fill(options, 'Add a site', site);
  await options.keyboard.press('Enter');
  await options.waitForSelector('.sites li');
  await sleep(SAVING_MS);
  await options.close();
}

async function hoverLink(page: Page): Promise<void> {
  await page.bringToFront();
  await restAwayFromEverything(page);
  await hover(page, '#link-in-frame');
}

async function expectWorking(page: Page): Promise<void> {
  await hoverLink(page);
  await waitForCard(page, { isBusy: false });
}

async function expectSilent(page: Page): Promise<void> {
  await hoverLink(page);
  await sleep(NO_CARD_MS);
  expect(await cardOf(page)).toBeUndefined();
}

async function linkIn(page: Page, frameId: string) {
  const frame = await (await page.$(frameId))?.contentFrame();
  const link = await frame?.waitForSelector('#link-in-frame');
  if (!link) throw new Error(`There is no link in ${frameId}.`);
  return link;
}

/** The names of the worlds that scripts of this page run in. */
async function worldsOf(page: Page): Promise<string[]> {
  const session = await page.createCDPSession();
  const names: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => names.push(context.name));
  await session.send('Runtime.enable');
  return names;
}

const PAGE = '/frame?gpt=Penny+Pilot';

describe('a site that is switched off in the settings', () => {
  test('falls silent in open tabs, its card gone, and others go on', async () => {
    const page = await world.lens.openPage(numbered(PAGE));
    const other = await world.lens.openPage(named(PAGE));
    await expectWorking(page);
    await addSite('127.0.0.1');
    await waitForNoCard(page);
    await expectSilent(page);
    await expectWorking(other);
  });

  test('gets no script at all', async () => {
    await addSite('127.0.0.1');
    const page = await world.lens.openPage(numbered(PAGE));
    await expectSilent(page);
    const [script] = await registered();
    expect(script?.excludeMatches).toEqual(['*://127.0.0.1/*']);
    if (kind === 'firefox') return;
    expect(await worldsOf(page)).not.toContain('GPT Lens');
    const other = await world.lens.openPage(named(PAGE));
    expect(await worldsOf(other)).toContain('GPT Lens');
  });

  test('is silent in a frame of another site, too, and that site is not', async () => {
    await addSite('127.0.0.1');
    const page = await world.lens.openPage(named('/frames'));
    for (const [id, isWorking] of [
      ['#frame-cross', false],
      ['#frame-same', true],
      ['#frame-dom', true],
    ] as const) {
      await restAwayFromEverything(page);
      await hover(page, await linkIn(page, id));
      await sleep(NO_CARD_MS);
      expect([id, (await cardOf(page)) !== undefined]).toEqual([id, isWorking]);
    }
  });

  test.each(['#frame-dom', '#frame-srcdoc'])('is silent in its frame %s, too', async (id) => {
    const open = await world.lens.openPage(named('/frames'));
    await hover(open, await linkIn(open, id));
    await waitForCard(open, { isBusy: false });
    await addSite('localhost');
    await waitForNoCard(open);
    for (const page of [open, await world.lens.openPage(named('/frames'))]) {
      await page.bringToFront();
      await restAwayFromEverything(page);
      await hover(page, await linkIn(page, id));
      await sleep(NO_CARD_MS);
      expect(await cardOf(page)).toBeUndefined();
    }
  });

  test('works again, in open tabs too, when it is removed', async () => {
    await addSite('127.0.0.1');
    const page = await world.lens.openPage(numbered(PAGE));
    await expectSilent(page);
    const options = await world.lens.openOptions();
    await press(options, 'Remove 127.0.0.1');
    await sleep(SAVING_MS);
    await expectWorking(page);
  });

  test('may be a part of a site', async () => {
    await addSite(`${world.pages.url}/frame*`);
    const off = await world.lens.openPage(numbered(PAGE));
    await expectSilent(off);
    const on = await world.lens.openPage(numbered('/'));
    await hover(on, '#link-penny-pilot');
    await waitForCard(on, { name: 'Penny Pilot' });
    const frames = await world.lens.openPage(numbered('/frames'));
    await hover(frames, await linkIn(frames, '#frame-dom'));
    await sleep(NO_CARD_MS);
    expect(await cardOf(frames)).toBeUndefined();
  });

  test('may be written in every way that is taken: the browser takes it, too', async () => {
    const ways = [
      '[::1]',
      '例子.测试',
      'a_b.test',
      '10.0.0.1',
      '*.x.test/a?b=c',
      '*://y.test/%20/*/z*',
    ];
    for (const way of ways) await addSite(way);
    await addSite('127.0.0.1');
    const [script] = await registered();
    expect(script?.excludeMatches).toEqual(
      expect.arrayContaining(['*://[::1]/*', '*://*.a_b.test/*', '*://*.x.test/a?b=c*']),
    );
    await expectSilent(await world.lens.openPage(numbered(PAGE)));
  });

  test('stays off when the background was dead at the change, and after an update', async () => {
    const page = await world.lens.openPage(numbered(PAGE));
    await world.lens.stopBackground();
    await addSite('127.0.0.1');
    await expectSilent(page);
    await world.lens.browser.installExtension(extensionDir(kind));
    await sleep(2000);
    await expectSilent(page);
    const fresh = await world.lens.openPage(numbered(PAGE));
    await expectSilent(fresh);
    const other = await world.lens.openPage(named(PAGE));
    await expectWorking(other);
  });
});

test('only the listed sites have it, where that is chosen', async () => {
  const page = await world.lens.openPage(numbered(PAGE));
  const listed = await world.lens.openPage(named(PAGE));
  await choose(world, 'GPT Lens works', 'only');
  expect(await registered()).toEqual([]);
  await expectSilent(listed);
  await addSite('http://localhost/frame*');
  await expectWorking(listed);
  await expectSilent(page);
  const fresh = await world.lens.openPage(named(PAGE));
  await expectWorking(fresh);
  const [script] = await registered();
  expect(script?.matches).toEqual(['http://localhost/frame*']);
});

describe('the popup', () => {
  test('switches the site of the tab off and on', async () => {
    const page = await world.lens.openPage(numbered(PAGE));
    const popup = await openPopupOver(world.lens, page);
    await popupSays(popup, 'GPT Lens is on for 127.0.0.1');
    await pressInPopup(popup, 'is on for');
    await popupSays(popup, 'GPT Lens is off for 127.0.0.1');
    await sleep(SAVING_MS);
    await expectSilent(page);
    const again = await openPopupOver(world.lens, page);
    await pressInPopup(again, 'is off for');
    await popupSays(again, 'GPT Lens is on for 127.0.0.1');
    await sleep(SAVING_MS);
    await expectWorking(page);
  });

  test('pauses everywhere and resumes', async () => {
    const page = await world.lens.openPage(numbered(PAGE));
    await expectWorking(page);
    const popup = await openPopupOver(world.lens, page);
    await pressInPopup(popup, 'Pause for an hour');
    await popupSays(popup, 'Paused until');
    await sleep(SAVING_MS);
    await expectSilent(page);
    expect(await registered()).toEqual([]);
    const fresh = await world.lens.openPage(named(PAGE));
    await expectSilent(fresh);
    const again = await openPopupOver(world.lens, fresh);
    await pressInPopup(again, 'Resume');
    await popupSays(again, 'GPT Lens is on for localhost');
    await sleep(SAVING_MS);
    await expectWorking(fresh);
    await expectWorking(page);
  });

  test('says of a page that is not on the web that nothing works there', async () => {
    const popup = await world.lens.openPopup();
    await popupSays(popup, 'does not work on this page');
  });
});

test('the card switches its own site off, and the popup brings it back', async () => {
  const page = await world.lens.openPage(numbered(PAGE));
  const other = await world.lens.openPage(named(PAGE));
  await expectWorking(page);
  await clickInCard(page, 'button', 'Turn off on 127.0.0.1');
  await waitForNoCard(page);
  await expectSilent(page);
  await expectWorking(other);
  const popup = await openPopupOver(world.lens, page);
  await pressInPopup(popup, 'is off for 127.0.0.1');
  await sleep(SAVING_MS);
  await expectWorking(page);
});

test('the card in a frame without an address switches off the site that the frame is of', async () => {
  const page = await world.lens.openPage(named('/frames'));
  await hover(page, await linkIn(page, '#frame-dom'));
  await waitForCard(page, { isBusy: false });
  // By its place: Firefox's driver finds no point to click at inside a frame's closed root.
  const { focusables } = await waitForCard(page, { isBusy: false });
  const button = focusables.find(({ name }) => name === 'Turn off on localhost');
  if (!button) throw new Error('The card has no such button.');
  const { x, y, width, height } = button.box;
  await clickAimed(page, { x: x + width / 2, y: y + height / 2 });
  await waitForNoCard(page);
  await sleep(SAVING_MS);
  const [script] = await registered();
  expect(script?.excludeMatches).toEqual(['*://*.localhost/*']);
});
