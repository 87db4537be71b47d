import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { axeOnPage } from '../support/driver/axe.ts';
import { fill, press, waitForCard } from '../support/driver/index.ts';
import { hoverGpt, SAVING_MS, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

async function search(popup: Page, words: string): Promise<void> {
  await fill(popup, 'Search GPTs', words);
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.hit');
}

function hits(popup: Page): Promise<number> {
  return popup.$$eval('.hit', (all) => all.length);
}

function remembered(popup: Page): Promise<(string | null)[]> {
  return popup.$$eval('.recent-words', (all) =>
    all.filter((each) => each.checkVisibility()).map(({ textContent }) => textContent),
  );
}

async function untilRemembered(popup: Page, wanted: string[]): Promise<void> {
  await popup.waitForFunction(
    (expected) =>
      [...document.querySelectorAll('.recent-words')]
        .filter((each) => each.checkVisibility())
        .map(({ textContent }) => textContent)
        .join() === expected,
    { polling: 50, timeout: 3000 },
    wanted.join(),
  );
}

describe('search hits', () => {
  test('show ratings from the cache without a request', async () => {
    await waitForCard(await hoverGpt(fixture, 'documented'), { isBusy: false });
    fixture.gateway.resetStats();
    const popup = await fixture.extension.openPopup();
    await search(popup, 'code guru');
    await popup.waitForSelector('.gpt-stats');
    expect(await popup.$eval('.hit', (hit) => hit.textContent)).toContain('4.27');
    expect(fixture.gateway.stats().lookups).toBe(1);
  });

  test('have no “More” button when the gateway does not paginate', async () => {
    const popup = await fixture.extension.openPopup();
    await search(popup, 'plan');
    expect(await hits(popup)).toBe(20);
    expect(await popup.$('.popup-load-more')).toBeNull();
  });

  test.each(['pages-by-number', 'pages-by-cursor', 'pages-by-address'] as const)(
    'load page by page on request, with one look-up each: %s',
    async (shape) => {
      fixture.gateway.fail({ kind: shape });
      const popup = await fixture.extension.openPopup();
      await search(popup, 'plan');
      for (const count of [5, 10, 15, 20]) {
        await popup.waitForFunction(
          (wanted) => document.querySelectorAll('.hit').length === wanted,
          { polling: 50, timeout: 5000 },
          count,
        );
        expect(fixture.gateway.stats().lookups).toBe(count / 5);
        if (count === 5) expect(await axeOnPage(popup)).toEqual([]);
        if (count < 20) await press(popup, 'More (one look-up)');
      }
      await popup.waitForFunction(() => !document.querySelector('.popup-load-more'));
    },
  );

  test.each([
    ['after', 1200],
    ['before', 4000],
  ])(
    'include a page that was requested before one was opened and left again %s it arrived',
    async (when, delay) => {
      fixture.gateway.fail({ kind: 'pages-by-cursor' });
      const popup = await fixture.extension.openPopup();
      await search(popup, 'plan');
      fixture.gateway.delay(delay);
      await press(popup, 'More (one look-up)');
      await popup.click('.hit');
      await popup.waitForSelector('.popup-bar');
      // Longer than the gateway's delay, because the open GPT does not show when the page arrives.
      if (when === 'after') await sleep(2000);
      await press(popup, 'Back');
      await popup.waitForFunction(() => document.querySelectorAll('.hit').length === 10, {
        timeout: 8000,
      });
      expect(await popup.$eval('.popup-load-more', ({ textContent }) => textContent)).toBe(
        'More (one look-up)',
      );
      expect(Object.values(fixture.gateway.stats().bySearch)).toEqual([2]);
    },
  );

  test('stay when the next page fails, with a recovery action', async () => {
    fixture.gateway.fail({ kind: 'pages-by-cursor' });
    const popup = await fixture.extension.openPopup();
    await search(popup, 'plan');
    fixture.gateway.fail({ kind: 'server-error-500' });
    await press(popup, 'More (one look-up)');
    await popup.waitForSelector('.failure');
    expect(await hits(popup)).toBe(5);
    fixture.gateway.heal();
    fixture.gateway.fail({ kind: 'pages-by-cursor' });
    await press(popup, 'Try again');
    await popup.waitForFunction(() => document.querySelectorAll('.hit').length === 10);
  });
});

describe('recent searches', () => {
  test('are listed under the empty box, chosen by keyboard, forgotten and restored', async () => {
    const popup = await fixture.extension.openPopup();
    await popup.waitForSelector('.recent-searches');
    await press(popup, 'Clear all');
    await search(popup, 'tide');
    await search(popup, 'Garden');
    await search(popup, 'TIDE');
    // Hidden, because the box contains text.
    expect(await remembered(popup)).toEqual([]);
    await popup.close();

    const again = await fixture.extension.openPopup();
    await untilRemembered(again, ['TIDE', 'Garden']);
    fixture.gateway.resetStats();
    await again.keyboard.press('ArrowDown');
    await again.keyboard.press('ArrowDown');
    await again.keyboard.press('Enter');
    await again.waitForSelector('.hit');
    expect(fixture.gateway.stats().bySearch).toEqual({ Garden: 1 });
    expect(await again.$eval('input', (box) => (box as HTMLInputElement).value)).toBe('Garden');
    await fill(again, 'Search GPTs', ' ');
    await again.keyboard.press('Backspace');
    await untilRemembered(again, ['Garden', 'TIDE']);
    await press(again, 'Remove “Garden”');
    await untilRemembered(again, ['TIDE']);
    await press(again, 'Undo');
    await untilRemembered(again, ['Garden', 'TIDE']);
    await press(again, 'Clear all');
    await untilRemembered(again, []);
    await press(again, 'Undo');
    await untilRemembered(again, ['Garden', 'TIDE']);
    expect(fixture.gateway.stats().lookups).toBe(1);
  });

  test('are neither stored nor shown when they are turned off', async () => {
    const options = await fixture.extension.openOptions();
    await press(options, 'Remember my recent searches');
    await sleep(SAVING_MS);
    await options.close();
    const popup = await fixture.extension.openPopup();
    await search(popup, 'code');
    await popup.close();
    const again = await fixture.extension.openPopup();
    await again.waitForSelector('.site-bar');
    // A fixed wait, to prove that no searches are shown.
    await sleep(300);
    expect(await again.$('.recent-searches')).toBeNull();
    const back = await fixture.extension.openOptions();
    await press(back, 'Remember my recent searches');
    await sleep(SAVING_MS);
  });
});
