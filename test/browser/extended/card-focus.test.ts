import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import {
  clickInCard,
  elementInCard,
  hover,
  readCard,
  waitForCard,
  waitForNoCard,
} from '../support/driver/index.ts';
import {
  forgetFailures,
  hoverGpt,
  openDemoPage,
  pause,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const world = useFixture();

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);

async function pinnedCard(): Promise<Page> {
  const page = await openDemoPage(world);
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'field';
    field.style.cssText = 'position: fixed; right: 0; bottom: 0';
    document.body.append(field);
  });
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru', isBusy: false });
  return page;
}

describe('when a card closes, the focus goes', () => {
  test('to the link, if nothing of the page had it', async () => {
    const page = await pinnedCard();
    await clickInCard(page, 'button', 'Pin this card');
    await clickInCard(page, 'button', 'Close');
    await waitForNoCard(page);
    expect(await focused(page)).toBe('link-documented');
  });

  test.each(['button', 'Escape'])('back to the field that had it, by %s', async (way) => {
    const page = await pinnedCard();
    await page.focus('#field');
    await clickInCard(page, 'button', 'Pin this card');
    await waitForCard(page, { text: 'Close' });
    if (way === 'button') await clickInCard(page, 'button', 'Close');
    else await page.keyboard.press('Escape');
    await waitForNoCard(page);
    expect(await focused(page)).toBe('field');
  });

  test('back to the field, when a card that was clicked into is closed by Escape', async () => {
    const page = await pinnedCard();
    await page.focus('#field');
    await clickInCard(page, 'button', 'Copy ID');
    expect(await focused(page)).toBe('div');
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    expect(await focused(page)).toBe('field');
  });

  test('to the link by the Enter that closes a pinned card, and opens no other', async () => {
    const page = await pinnedCard();
    await clickInCard(page, 'button', 'Pin this card');
    await (await elementInCard(page, 'button', 'Close')).focus();
    await page.keyboard.press('Enter');
    await waitForNoCard(page);
    expect(await focused(page)).toBe('link-documented');
    await pause();
    expect(await readCard(page)).toBeUndefined();
  });

  test('to the link, when the site is switched off from the card', async () => {
    const page = await pinnedCard();
    await clickInCard(page, 'button', 'Turn off on 127.0.0.1');
    await waitForNoCard(page);
    expect(await focused(page)).toBe('link-documented');
    const options = await world.extension.openOptions();
    await options.evaluate(() =>
      (
        globalThis as unknown as {
          chrome: { storage: { local: { remove(name: string): Promise<void> } } };
        }
      ).chrome.storage.local.remove('sites'),
    );
    await options.close();
    await pause(500);
  });
});

test('a button that goes when it is pressed leaves the focus in the card', async () => {
  world.gateway.fail({ kind: 'server-error-500' });
  const name = untouchedGpt(world);
  const page = await hoverGpt(world, name);
  await waitForCard(page, { text: 'error 500' });
  world.gateway.heal();
  await (await elementInCard(page, 'button', 'Try again')).focus();
  await page.keyboard.press('Enter');
  await waitForCard(page, { name });
  expect(await focused(page)).toBe('div');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('div');
  await forgetFailures(world);
});
