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

const fixture = useFixture();

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);

async function pinnedCard(): Promise<Page> {
  const page = await openDemoPage(fixture);
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

describe('the focus after a card closes', () => {
  test('returns to the link if nothing in the page was focused', async () => {
    const page = await pinnedCard();
    await clickInCard(page, 'button', 'Pin this card');
    await clickInCard(page, 'button', 'Close');
    await waitForNoCard(page);
    expect(await focused(page)).toBe('link-documented');
  });

  test.each(['button', 'Escape'])('returns to the field that had it, closed by %s', async (way) => {
    const page = await pinnedCard();
    await page.focus('#field');
    await clickInCard(page, 'button', 'Pin this card');
    await waitForCard(page, { text: 'Close' });
    if (way === 'button') await clickInCard(page, 'button', 'Close');
    else await page.keyboard.press('Escape');
    await waitForNoCard(page);
    expect(await focused(page)).toBe('field');
  });

  test('returns to the field when a clicked card is closed by Escape', async () => {
    const page = await pinnedCard();
    await page.focus('#field');
    await clickInCard(page, 'button', 'Copy ID');
    expect(await focused(page)).toBe('div');
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    expect(await focused(page)).toBe('field');
  });

  test('returns to the link on the Enter that closes a pinned card, without reopening it', async () => {
    const page = await pinnedCard();
    await clickInCard(page, 'button', 'Pin this card');
    await (await elementInCard(page, 'button', 'Close')).focus();
    await page.keyboard.press('Enter');
    await waitForNoCard(page);
    expect(await focused(page)).toBe('link-documented');
    await pause();
    expect(await readCard(page)).toBeUndefined();
  });

  test('returns to the link when the site is turned off from the card', async () => {
    const page = await pinnedCard();
    await clickInCard(page, 'button', 'Turn off on 127.0.0.1');
    await waitForNoCard(page);
    expect(await focused(page)).toBe('link-documented');
    const options = await fixture.extension.openOptions();
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

test('keeps the focus in the card when a pressed button disappears', async () => {
  fixture.gateway.fail({ kind: 'server-error-500' });
  const name = untouchedGpt(fixture);
  const page = await hoverGpt(fixture, name);
  await waitForCard(page, { text: 'error 500' });
  fixture.gateway.heal();
  await (await elementInCard(page, 'button', 'Try again')).focus();
  await page.keyboard.press('Enter');
  await waitForCard(page, { name });
  expect(await focused(page)).toBe('div');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('div');
  await forgetFailures(fixture);
});
