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

const fixture = useFixture();
const { numbered, named, addSite, registered } = useSites(fixture);

const PAGE = '/frame?gpt=Penny+Pilot';

describe('a site that is turned off in the options', () => {
  test('is off in frames of another site, too, while that site stays on', async () => {
    await addSite('127.0.0.1');
    const page = await fixture.extension.openPage(named('/frames'));
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

  test.each(['#frame-dom', '#frame-srcdoc'])('is off in its frame %s, too', async (id) => {
    const open = await fixture.extension.openPage(named('/frames'));
    await hover(open, await getLinkIn(open, id));
    await waitForCard(open, { isBusy: false });
    await addSite('localhost');
    await waitForNoCard(open);
    for (const page of [open, await fixture.extension.openPage(named('/frames'))]) {
      await page.bringToFront();
      await restAwayFromEverything(page);
      await hover(page, await getLinkIn(page, id));
      await pause();
      expect(await readCard(page)).toBeUndefined();
    }
  });

  test('can be a part of a site', async () => {
    await addSite(`${fixture.pages.url}/frame*`);
    const off = await fixture.extension.openPage(numbered(PAGE));
    await expectSilent(off);
    const on = await fixture.extension.openPage(numbered('/'));
    await hover(on, '#link-penny-pilot');
    await waitForCard(on, { name: 'Penny Pilot' });
    const frames = await fixture.extension.openPage(numbered('/frames'));
    await hover(frames, await getLinkIn(frames, '#frame-dom'));
    await pause();
    expect(await readCard(frames)).toBeUndefined();
  });

  test('is excluded by the browser in every accepted notation', async () => {
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
    await expectSilent(await fixture.extension.openPage(numbered(PAGE)));
  });

  test('stays off when the background was stopped during the change, and after an update', async () => {
    const page = await fixture.extension.openPage(numbered(PAGE));
    await fixture.extension.stopBackground();
    await addSite('127.0.0.1');
    await expectSilent(page);
    await fixture.extension.browser.installExtension(extensionDir(browserKind));
    // The updated extension takes over open tabs; nothing shows when it has.
    await sleep(2000);
    await expectSilent(page);
    const fresh = await fixture.extension.openPage(numbered(PAGE));
    await expectSilent(fresh);
    const other = await fixture.extension.openPage(named(PAGE));
    await expectWorking(other);
  });
});

test('turns off the site of the parent from the card in a frame without a URL of its own', async () => {
  const page = await fixture.extension.openPage(named('/frames'));
  await hover(page, await getLinkIn(page, '#frame-dom'));
  await waitForCard(page, { isBusy: false });
  // By coordinates, because Firefox's driver finds no clickable point in a closed root inside a frame.
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
