import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import zh_CN from '../../../locales/zh_CN.json' with { type: 'json' };
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import { axeOnCard, axeOnPage } from '../support/driver/axe.ts';
import { openAndLookUp } from '../support/driver/extension-page.ts';
import { clickInCard, openPopupOver, pressInPopup, waitForCard } from '../support/driver/index.ts';
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

const fixture = useFixture();

/** States that take more than a hover or a search; `axe.test.ts` covers the others. */
describe.each(APPEARANCES)('axe in $language, $theme', (appearance) => {
  const words = appearance.language === 'zh_CN' ? zh_CN : en;

  beforeAll(() => applyAppearance(fixture, appearance));
  afterAll(() => applyAppearance(fixture, DEFAULT_APPEARANCE));

  test('finds no violations in a pinned card', async () => {
    const page = await hoverGpt(fixture, 'documented');
    await waitForCard(page, { isBusy: false });
    await clickInCard(page, 'button', words['card.pin']);
    await waitForCard(page, { name: 'Code Guru' });
    expect(await axeOnCard(page)).toEqual([]);
  });

  test('finds no violations in the sheet of a long press', async () => {
    const page = await openPhonePage(fixture);
    await longPress(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru', isBusy: false });
    expect(await axeOnCard(page)).toEqual([]);
  });

  test('finds no violations in a failure card and in the “Details” page', async () => {
    const gpt = untouchedGpt(fixture);
    fixture.gateway.fail({ kind: 'key-exhausted' });
    const page = await hoverGpt(fixture, gpt);
    await waitForCard(page, { isBusy: false });
    expect(await axeOnCard(page)).toEqual([]);
    const { id } = fixture.gateway.catalogue.get(gpt);
    const details = await openAndLookUp(fixture.extension, `popup.html#${id}`);
    await details.waitForSelector('.gateway-message');
    expect(await axeOnPage(details)).toEqual([]);
    await inEnglish(() => forgetFailures(fixture));
  });

  test('finds no violations in an outdated GPT in card and popup', async () => {
    const gpt = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, gpt), { isBusy: false });
    await inEnglish(() => setNumber(fixture, 'Look up again after (hours)', '0'));
    fixture.gateway.fail({ kind: 'server-error-500' });
    const page = await hoverGpt(fixture, gpt);
    const outdated = words['gpt.outdated'].replace('{reason}', '');
    await waitForCard(page, { text: outdated, timeoutMs: 10_000 });
    expect(await axeOnCard(page)).toEqual([]);
    const { id } = fixture.gateway.catalogue.get(gpt);
    const popup = await openAndLookUp(fixture.extension, `popup.html#${id}`);
    await popup.waitForSelector('.gpt .notice');
    expect(await axeOnPage(popup)).toEqual([]);
    await inEnglish(() => setNumber(fixture, 'Look up again after (hours)', '24'));
  });

  test('finds no violations in the popup over a page of GPTs and while paused', async () => {
    const page = await openDemoPage(fixture);
    const popup = await openPopupOver(fixture.extension, page);
    await popup.waitForSelector('.page-gpts li');
    expect(await axeOnPage(popup)).toEqual([]);
    await pressInPopup(popup, words['control.pause']);
    await popup.waitForSelector('.site-bar-warning');
    expect(await axeOnPage(popup)).toEqual([]);
    await pressInPopup(popup, words['control.resume']);
    await popup.waitForSelector('.switch');
  });

  test('finds no violations in recent searches and after removing one', async () => {
    const popup = await fixture.extension.openPopup();
    await popup.type('input', 'plan');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.hit');
    await popup.close();
    const again = await fixture.extension.openPopup();
    await again.waitForSelector('.recent-searches');
    expect(await axeOnPage(again)).toEqual([]);
    await again.evaluate(() => document.querySelector<HTMLElement>('.recent-remove')?.click());
    await again.waitForFunction(() => !document.querySelector('.recent-words'));
    expect(await axeOnPage(again)).toEqual([]);
  });

  /** The helpers find controls of the options page by their English names. */
  async function inEnglish(act: () => Promise<void>): Promise<void> {
    await applyAppearance(fixture, DEFAULT_APPEARANCE);
    await act();
    await applyAppearance(fixture, appearance);
  }
});
