import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FaultKind } from '../../gateway/faults/kinds.ts';
import { axeOnCard, axeOnPage } from '../support/driver/axe.ts';
import { waitForCard } from '../support/driver/index.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import { hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** GPTs that cover all layouts of the card, by name or by edge case. */
const GPTS = [
  'documented',
  'ratings-null',
  'text-long-name',
  'author-social-profiles',
  'actions-several',
  'type-project',
];

/** One failure for each layout: with “Try again”, and with a button to the settings. */
const FAILURES: FaultKind[] = ['unknown-code', 'endpoint-missing-html'];

describe.each(APPEARANCES)('axe in $language, $theme', (appearance) => {
  beforeAll(() => applyAppearance(fixture, appearance));

  test.each(GPTS)('finds no violations in the card of %s', async (gpt) => {
    const page = await hoverGpt(fixture, gpt);
    await waitForCard(page, { isBusy: false });
    expect(await axeOnCard(page)).toEqual([]);
  });

  test('finds no violations in a loading card', async () => {
    fixture.gateway.fail({ kind: 'normal', delayMs: 8000 });
    const page = await hoverGpt(fixture, untouchedGpt(fixture));
    await waitForCard(page, { isBusy: true });
    expect(await axeOnCard(page)).toEqual([]);
  });

  test.each(FAILURES)('finds no violations in the card of the failure %s', async (fault) => {
    fixture.gateway.fail({ kind: fault });
    const page = await hoverGpt(fixture, untouchedGpt(fixture));
    const card = await waitForCard(page, { isBusy: false });
    expect(card.alert).not.toBe('');
    expect(await axeOnCard(page)).toEqual([]);
  });

  test('finds no violations in the popup at its start, with hits and with a GPT', async () => {
    const popup = await fixture.extension.openPopup();
    await popup.waitForSelector('.popup-hint');
    expect(await axeOnPage(popup)).toEqual([]);
    await search(popup, 'plan');
    await popup.waitForSelector('.hit');
    expect(await axeOnPage(popup)).toEqual([]);
    await popup.click('.hit');
    await popup.waitForSelector('.gpt .foot .button');
    expect(await axeOnPage(popup)).toEqual([]);
  });

  test('finds no violations in the popup after invalid input', async () => {
    const popup = await fixture.extension.openPopup();
    await search(popup, 'g-k3IqoCe1');
    await popup.waitForSelector('.popup-problem');
    expect(await axeOnPage(popup)).toEqual([]);
  });

  test('finds no violations in the popup after a failed search', async () => {
    fixture.gateway.fail({ kind: 'truncated-json' });
    const popup = await fixture.extension.openPopup();
    await search(popup, 'weather');
    await popup.waitForSelector('.failure');
    expect(await axeOnPage(popup)).toEqual([]);
  });

  test('finds no violations on the options page initially, after a connection test and with an error', async () => {
    const options = await fixture.extension.openOptions();
    await options.waitForSelector('form');
    expect(await axeOnPage(options)).toEqual([]);
    await options.click('.actions .button-quiet');
    await options.waitForSelector('.findings');
    expect(await axeOnPage(options)).toEqual([]);
    await options.type('#api-key', ' wrong');
    await options.click('.actions [type=submit]');
    await options.waitForSelector('.error');
    expect(await axeOnPage(options)).toEqual([]);
  });
});

async function search(popup: Page, words: string): Promise<void> {
  await popup.waitForSelector('input');
  await popup.type('input', words);
  await popup.keyboard.press('Enter');
}
