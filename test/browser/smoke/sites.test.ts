import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  clickInCard,
  openPopupOver,
  popupSays,
  press,
  pressInPopup,
  waitForNoCard,
} from '../support/driver/index.ts';
import { browserKind, SAVING_MS, selectOption, useFixture } from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';
import {
  expectSilent,
  expectWorking,
  getListenerTypes,
  getScriptWorlds,
  useSites,
} from '../support/fixtures/sites.ts';

const world = useFixture();
const { numbered, named, addSite, registered } = useSites(world);

const PAGE = '/frame?gpt=Penny+Pilot';

describe('a site that is switched off in the settings', () => {
  test('falls silent in open tabs, its card gone, and others go on', async () => {
    const page = await world.extension.openPage(numbered(PAGE));
    const other = await world.extension.openPage(named(PAGE));
    await expectWorking(page);
    await addSite('127.0.0.1');
    await waitForNoCard(page);
    await expectSilent(page);
    await expectWorking(other);
  });

  test(
    'is listened to no more in open tabs',
    onlyIn('chromium', 'Firefox’s driver does not tell who listens'),
    async () => {
      const page = await world.extension.openPage(numbered(PAGE));
      await expectWorking(page);
      expect(await getListenerTypes(page)).toContain('pointermove');
      await addSite('127.0.0.1');
      expect(await getListenerTypes(page)).toEqual([]);
    },
  );

  test('gets no script at all', async () => {
    await addSite('127.0.0.1');
    const page = await world.extension.openPage(numbered(PAGE));
    await expectSilent(page);
    const [script] = await registered();
    expect(script?.excludeMatches).toEqual(['*://127.0.0.1/*']);
    if (browserKind === 'firefox') return;
    expect(await getScriptWorlds(page)).not.toContain('GPT Lens');
    const other = await world.extension.openPage(named(PAGE));
    expect(await getScriptWorlds(other)).toContain('GPT Lens');
  });

  test('works again, in open tabs too, when it is removed', async () => {
    await addSite('127.0.0.1');
    const page = await world.extension.openPage(numbered(PAGE));
    await expectSilent(page);
    const options = await world.extension.openOptions();
    await press(options, 'Remove 127.0.0.1');
    await sleep(SAVING_MS);
    await expectWorking(page);
  });
});

test('only the listed sites have it, where that is chosen', async () => {
  const page = await world.extension.openPage(numbered(PAGE));
  const listed = await world.extension.openPage(named(PAGE));
  await selectOption(world, 'Use GPT Lens', 'only');
  expect(await registered()).toEqual([]);
  await expectSilent(listed);
  await addSite('http://localhost/frame*');
  await expectWorking(listed);
  await expectSilent(page);
  const fresh = await world.extension.openPage(named(PAGE));
  await expectWorking(fresh);
  const [script] = await registered();
  expect(script?.matches).toEqual(['http://localhost/frame*']);
});

describe('the popup', () => {
  test('switches the site of the tab off and on', async () => {
    const page = await world.extension.openPage(numbered(PAGE));
    const popup = await openPopupOver(world.extension, page);
    await popupSays(popup, 'GPT Lens is on for 127.0.0.1');
    await pressInPopup(popup, 'is on for');
    await popupSays(popup, 'GPT Lens is off for 127.0.0.1');
    await sleep(SAVING_MS);
    await expectSilent(page);
    const again = await openPopupOver(world.extension, page);
    await pressInPopup(again, 'is off for');
    await popupSays(again, 'GPT Lens is on for 127.0.0.1');
    await sleep(SAVING_MS);
    await expectWorking(page);
  });

  test('pauses everywhere and resumes', async () => {
    const page = await world.extension.openPage(numbered(PAGE));
    await expectWorking(page);
    const popup = await openPopupOver(world.extension, page);
    await pressInPopup(popup, 'Pause for an hour');
    await popupSays(popup, 'Paused until');
    await sleep(SAVING_MS);
    await expectSilent(page);
    expect(await registered()).toEqual([]);
    const fresh = await world.extension.openPage(named(PAGE));
    await expectSilent(fresh);
    const again = await openPopupOver(world.extension, fresh);
    await pressInPopup(again, 'Resume');
    await popupSays(again, 'GPT Lens is on for localhost');
    await sleep(SAVING_MS);
    await expectWorking(fresh);
    await expectWorking(page);
  });

  test('says of a page that is not on the web that nothing works there', async () => {
    const popup = await world.extension.openPopup();
    await popupSays(popup, 'doesn’t work on this page');
  });
});

test('the card switches its own site off, and the popup brings it back', async () => {
  const page = await world.extension.openPage(numbered(PAGE));
  const other = await world.extension.openPage(named(PAGE));
  await expectWorking(page);
  await clickInCard(page, 'button', 'Turn off on 127.0.0.1');
  await waitForNoCard(page);
  await expectSilent(page);
  await expectWorking(other);
  const popup = await openPopupOver(world.extension, page);
  await pressInPopup(popup, 'is off for 127.0.0.1');
  await sleep(SAVING_MS);
  await expectWorking(page);
});
