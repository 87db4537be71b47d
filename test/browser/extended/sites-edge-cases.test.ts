import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { extensionDir } from '../../../scripts/extension.ts';
import {
  hover,
  hoverAndClick,
  readCard,
  restAwayFromEverything,
  waitForCard,
  waitForNoCard,
} from '../support/driver/index.ts';
import { browserKind, pause, SAVING_MS, useFixture } from '../support/fixtures/fixture.ts';
import { expectSilent, expectWorking, getLinkIn, useSites } from '../support/fixtures/sites.ts';

const world = useFixture();
const { numbered, named, addSite, registered } = useSites(world);

const PAGE = '/frame?gpt=Penny+Pilot';

describe('a site that is switched off in the settings', () => {
  test('is silent in a frame of another site, too, and that site is not', async () => {
    await addSite('127.0.0.1');
    const page = await world.extension.openPage(named('/frames'));
    for (const [id, isWorking] of [
      ['#frame-cross', false],
      ['#frame-same', true],
      ['#frame-dom', true],
    ] as const) {
      await restAwayFromEverything(page);
      await hover(page, await getLinkIn(page, id));
      await pause();
      expect([id, (await readCard(page)) !== undefined]).toEqual([id, isWorking]);
    }
  });

  test.each(['#frame-dom', '#frame-srcdoc'])('is silent in its frame %s, too', async (id) => {
    const open = await world.extension.openPage(named('/frames'));
    await hover(open, await getLinkIn(open, id));
    await waitForCard(open, { isBusy: false });
    await addSite('localhost');
    await waitForNoCard(open);
    for (const page of [open, await world.extension.openPage(named('/frames'))]) {
      await page.bringToFront();
      await restAwayFromEverything(page);
      await hover(page, await getLinkIn(page, id));
      await pause();
      expect(await readCard(page)).toBeUndefined();
    }
  });

  test('may be a part of a site', async () => {
    await addSite(`${world.pages.url}/frame*`);
    const off = await world.extension.openPage(numbered(PAGE));
    await expectSilent(off);
    const on = await world.extension.openPage(numbered('/'));
    await hover(on, '#link-penny-pilot');
    await waitForCard(on, { name: 'Penny Pilot' });
    const frames = await world.extension.openPage(numbered('/frames'));
    await hover(frames, await getLinkIn(frames, '#frame-dom'));
    await pause();
    expect(await readCard(frames)).toBeUndefined();
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
    await expectSilent(await world.extension.openPage(numbered(PAGE)));
  });

  test('stays off when the background was dead at the change, and after an update', async () => {
    const page = await world.extension.openPage(numbered(PAGE));
    await world.extension.stopBackground();
    await addSite('127.0.0.1');
    await expectSilent(page);
    await world.extension.browser.installExtension(extensionDir(browserKind));
    await sleep(2000);
    await expectSilent(page);
    const fresh = await world.extension.openPage(numbered(PAGE));
    await expectSilent(fresh);
    const other = await world.extension.openPage(named(PAGE));
    await expectWorking(other);
  });
});

test('the card in a frame without an address switches off the site that the frame is of', async () => {
  const page = await world.extension.openPage(named('/frames'));
  await hover(page, await getLinkIn(page, '#frame-dom'));
  await waitForCard(page, { isBusy: false });
  // By its place: Firefox's driver finds no point to click at inside a frame's closed root.
  const { focusables } = await waitForCard(page, { isBusy: false });
  const button = focusables.find(({ name }) => name === 'Turn off on localhost');
  if (!button) throw new Error('The card has no such button.');
  const { x, y, width, height } = button.box;
  await hoverAndClick(page, { x: x + width / 2, y: y + height / 2 });
  await waitForNoCard(page);
  await sleep(SAVING_MS);
  const [script] = await registered();
  expect(script?.excludeMatches).toEqual(['*://*.localhost/*']);
});
