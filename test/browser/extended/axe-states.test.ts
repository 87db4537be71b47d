import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import zh_CN from '../../../locales/zh_CN.json' with { type: 'json' };
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import { axeOnCard, axeOnPage } from '../support/driver/axe.ts';
import { clickInCard, openPopupOver, pressInPopup, waitForCard } from '../support/driver/index.ts';
import { openAndLookUp } from '../support/driver/look-up.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import {
  forgetFailures,
  hoverGpt,
  openDemoPage,
  setNumber,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';
import { longPress, openPhonePage } from '../support/fixtures/phone.ts';

const world = useFixture();

/** The states that take more than a hover or a search: see `axe.test.ts` for the others. */
describe.each(APPEARANCES)('in $language, $theme, axe finds nothing wrong with', (appearance) => {
  const words = appearance.language === 'zh_CN' ? zh_CN : en;

  beforeAll(() => applyAppearance(world, appearance));
  afterAll(() => applyAppearance(world, DEFAULT_APPEARANCE));

  test('a pinned card', async () => {
    const page = await hoverGpt(world, 'documented');
    await waitForCard(page, { isBusy: false });
    await clickInCard(page, 'button', words['card.pin']);
    await waitForCard(page, { name: 'Code Guru' });
    expect(await axeOnCard(page)).toEqual([]);
  });

  test('the sheet of a long press', async () => {
    const page = await openPhonePage(world);
    await longPress(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru', isBusy: false });
    expect(await axeOnCard(page)).toEqual([]);
  });

  test('a failure with “Details”, and the page that they open in', async () => {
    const gpt = untouchedGpt(world);
    world.gateway.fail({ kind: 'key-exhausted' });
    const page = await hoverGpt(world, gpt);
    await waitForCard(page, { isBusy: false });
    expect(await axeOnCard(page)).toEqual([]);
    const { id } = world.gateway.catalogue.get(gpt);
    const details = await openAndLookUp(world.extension, `popup.html#${id}`);
    await details.waitForSelector('.gateway-message');
    expect(await axeOnPage(details)).toEqual([]);
    await inEnglish(() => forgetFailures(world));
  });

  test('an outdated answer, in card and popup', async () => {
    const gpt = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, gpt), { isBusy: false });
    await inEnglish(() => setNumber(world, 'Look up again after (hours)', '0'));
    world.gateway.fail({ kind: 'server-error-500' });
    const page = await hoverGpt(world, gpt);
    const outdated = words['gpt.outdated'].replace('{reason}', '');
    await waitForCard(page, { text: outdated, timeoutMs: 10_000 });
    expect(await axeOnCard(page)).toEqual([]);
    const { id } = world.gateway.catalogue.get(gpt);
    const popup = await openAndLookUp(world.extension, `popup.html#${id}`);
    await popup.waitForSelector('.gpt .notice');
    expect(await axeOnPage(popup)).toEqual([]);
    await inEnglish(() => setNumber(world, 'Look up again after (hours)', '24'));
  });

  test('the popup over a page of GPTs, and paused', async () => {
    const page = await openDemoPage(world);
    const popup = await openPopupOver(world.extension, page);
    await popup.waitForSelector('.page-gpts li');
    expect(await axeOnPage(popup)).toEqual([]);
    await pressInPopup(popup, words['control.pause']);
    await popup.waitForSelector('.site-bar-warning');
    expect(await axeOnPage(popup)).toEqual([]);
    await pressInPopup(popup, words['control.resume']);
    await popup.waitForSelector('.switch');
  });

  test('the popup with the last searches, and with one taken back', async () => {
    const popup = await world.extension.openPopup();
    await popup.type('input', 'plan');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.hit');
    await popup.close();
    const again = await world.extension.openPopup();
    await again.waitForSelector('.recent-searches');
    expect(await axeOnPage(again)).toEqual([]);
    await again.evaluate(() => document.querySelector<HTMLElement>('.recent-remove')?.click());
    await again.waitForFunction(() => !document.querySelector('.recent-words'));
    expect(await axeOnPage(again)).toEqual([]);
  });

  /** The helpers know the options by their English words. */
  async function inEnglish(act: () => Promise<void>): Promise<void> {
    await applyAppearance(world, DEFAULT_APPEARANCE);
    await act();
    await applyAppearance(world, appearance);
  }
});
