import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FaultKind } from '../../gateway/faults/kinds.ts';
import { axeOnCard, axeOnPage } from '../support/driver/axe.ts';
import { waitForCard } from '../support/driver/index.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import { hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

/** GPTs that draw the card in every layout it has: by name, or by what is unusual about them. */
const GPTS = [
  'documented',
  'ratings-null',
  'text-long-name',
  'author-social-profiles',
  'actions-several',
  'type-project',
];

/** One failure of each layout: a title alone, one with a way to the settings, one with a second button. */
const FAILURES: FaultKind[] = ['unknown-code', 'endpoint-missing-html'];

describe.each(APPEARANCES)('in $language, $theme, axe finds nothing wrong with', (appearance) => {
  beforeAll(() => applyAppearance(world, appearance));

  test.each(GPTS)('the card of %s', async (gpt) => {
    const page = await hoverGpt(world, gpt);
    await waitForCard(page, { isBusy: false });
    expect(await axeOnCard(page)).toEqual([]);
  });

  test('the card that waits', async () => {
    world.gateway.fail({ kind: 'normal', delayMs: 8000 });
    const page = await hoverGpt(world, untouchedGpt(world));
    await waitForCard(page, { isBusy: true });
    expect(await axeOnCard(page)).toEqual([]);
  });

  test.each(FAILURES)('the card of the failure %s', async (fault) => {
    world.gateway.fail({ kind: fault });
    const page = await hoverGpt(world, untouchedGpt(world));
    const card = await waitForCard(page, { isBusy: false });
    expect(card.alert).not.toBe('');
    expect(await axeOnCard(page)).toEqual([]);
  });

  test('the popup, from its start over hits to a GPT', async () => {
    const popup = await world.extension.openPopup();
    await popup.waitForSelector('.popup-hint');
    expect(await axeOnPage(popup)).toEqual([]);
    await search(popup, 'plan');
    await popup.waitForSelector('.hit');
    expect(await axeOnPage(popup)).toEqual([]);
    await popup.click('.hit');
    await popup.waitForSelector('.gpt .foot .button');
    expect(await axeOnPage(popup)).toEqual([]);
  });

  test('the popup that cannot look up what was typed', async () => {
    const popup = await world.extension.openPopup();
    await search(popup, 'g-k3IqoCe1');
    await popup.waitForSelector('.popup-problem');
    expect(await axeOnPage(popup)).toEqual([]);
  });

  test('the popup whose search failed', async () => {
    world.gateway.fail({ kind: 'truncated-json' });
    const popup = await world.extension.openPopup();
    await search(popup, 'weather');
    await popup.waitForSelector('.failure');
    expect(await axeOnPage(popup)).toEqual([]);
  });

  test('the options, as they are, after a test, and with something wrong', async () => {
    const options = await world.extension.openOptions();
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
