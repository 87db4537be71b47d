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
import {
  browserKind,
  onlyIn,
  SAVING_MS,
  selectOption,
  useFixture,
} from '../support/fixtures/fixture.ts';
import {
  expectSilent,
  expectWorking,
  getListenerTypes,
  getScriptWorlds,
  useSites,
} from '../support/fixtures/sites.ts';

const fixture = useFixture();
const { numbered, named, addSite, registered } = useSites(fixture);

const PAGE = '/frame?gpt=Penny+Pilot';

describe('a site that is turned off in the options', () => {
  test('stops GPT Lens in its open tabs and closes their cards; other sites stay on', async () => {
    const page = await fixture.extension.openPage(numbered(PAGE));
    const other = await fixture.extension.openPage(named(PAGE));
    await expectWorking(page);
    await addSite('127.0.0.1');
    await waitForNoCard(page);
    await expectSilent(page);
    await expectWorking(other);
  });

  test(
    'has no event listeners of GPT Lens in open tabs',
    onlyIn('chromium', 'Firefox’s driver cannot list event listeners'),
    async () => {
      const page = await fixture.extension.openPage(numbered(PAGE));
      await expectWorking(page);
      expect(await getListenerTypes(page)).toContain('pointermove');
      await addSite('127.0.0.1');
      expect(await getListenerTypes(page)).toEqual([]);
    },
  );

  test('gets no script at all', async () => {
    await addSite('127.0.0.1');
    const page = await fixture.extension.openPage(numbered(PAGE));
    await expectSilent(page);
    const [script] = await registered();
    expect(script?.excludeMatches).toEqual(['*://127.0.0.1/*']);
    if (browserKind === 'firefox') return;
    expect(await getScriptWorlds(page)).not.toContain('GPT Lens');
    const other = await fixture.extension.openPage(named(PAGE));
    expect(await getScriptWorlds(other)).toContain('GPT Lens');
  });

  test('works again when it is removed from the list, in open tabs too', async () => {
    await addSite('127.0.0.1');
    const page = await fixture.extension.openPage(numbered(PAGE));
    await expectSilent(page);
    const options = await fixture.extension.openOptions();
    await press(options, 'Remove 127.0.0.1');
    await sleep(SAVING_MS);
    await expectWorking(page);
  });
});

test('runs only on listed sites when that is selected', async () => {
  const page = await fixture.extension.openPage(numbered(PAGE));
  const listed = await fixture.extension.openPage(named(PAGE));
  await selectOption(fixture, 'Use GPT Lens', 'only');
  expect(await registered()).toEqual([]);
  await expectSilent(listed);
  await addSite('http://localhost/frame*');
  await expectWorking(listed);
  await expectSilent(page);
  const fresh = await fixture.extension.openPage(named(PAGE));
  await expectWorking(fresh);
  const [script] = await registered();
  expect(script?.matches).toEqual(['http://localhost/frame*']);
});

describe("the popup's site switch", () => {
  test('turns the site of the tab off and on', async () => {
    const page = await fixture.extension.openPage(numbered(PAGE));
    const popup = await openPopupOver(fixture.extension, page);
    await popupSays(popup, 'GPT Lens is on for 127.0.0.1');
    await pressInPopup(popup, 'is on for');
    await popupSays(popup, 'GPT Lens is off for 127.0.0.1');
    await sleep(SAVING_MS);
    await expectSilent(page);
    const again = await openPopupOver(fixture.extension, page);
    await pressInPopup(again, 'is off for');
    await popupSays(again, 'GPT Lens is on for 127.0.0.1');
    await sleep(SAVING_MS);
    await expectWorking(page);
  });

  test('pauses GPT Lens everywhere and resumes it', async () => {
    const page = await fixture.extension.openPage(numbered(PAGE));
    await expectWorking(page);
    const popup = await openPopupOver(fixture.extension, page);
    await pressInPopup(popup, 'Pause for an hour');
    await popupSays(popup, 'Paused until');
    await sleep(SAVING_MS);
    await expectSilent(page);
    expect(await registered()).toEqual([]);
    const fresh = await fixture.extension.openPage(named(PAGE));
    await expectSilent(fresh);
    const again = await openPopupOver(fixture.extension, fresh);
    await pressInPopup(again, 'Resume');
    await popupSays(again, 'GPT Lens is on for localhost');
    await sleep(SAVING_MS);
    await expectWorking(fresh);
    await expectWorking(page);
  });

  test('says that GPT Lens does not work on a page outside the web', async () => {
    const popup = await fixture.extension.openPopup();
    await popupSays(popup, 'doesn’t work on this page');
  });
});

test('turns its site off from the card, and the popup turns it on again', async () => {
  const page = await fixture.extension.openPage(numbered(PAGE));
  const other = await fixture.extension.openPage(named(PAGE));
  await expectWorking(page);
  await clickInCard(page, 'button', 'Turn off on 127.0.0.1');
  await waitForNoCard(page);
  await expectSilent(page);
  await expectWorking(other);
  const popup = await openPopupOver(fixture.extension, page);
  await pressInPopup(popup, 'is off for 127.0.0.1');
  await sleep(SAVING_MS);
  await expectWorking(page);
});
