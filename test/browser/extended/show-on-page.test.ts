import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { axeOnPage } from '../support/driver/axe.ts';
import { readPixels } from '../support/driver/compare-images.ts';
import { openPopupOver, waitForCard } from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import { browserKind, hoverGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

async function overPlaces(): Promise<{ page: Page; popup: Page }> {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/places`);
  const popup = await openPopupOver(fixture.extension, page);
  await popup.waitForSelector('.page-gpts li');
  return { page, popup };
}

/** Clicks a button without bringing the popup's tab to the front, and waits for the status text. */
async function pressUntil(popup: Page, selector: string, words: string): Promise<void> {
  await popup.evaluate((it) => document.querySelector<HTMLElement>(it)?.click(), selector);
  await popup.waitForFunction(
    (wanted) => document.querySelector('.highlight-status')?.textContent === wanted,
    { polling: 50, timeout: 5000 },
    words,
  );
}

/** Everything that a page can observe of itself and that highlighting might change. */
function traces(page: Page): Promise<object> {
  return page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    shadow: document.querySelector('#host')?.shadowRoot?.innerHTML,
    sheets: document.styleSheets.length,
    adopted: document.adoptedStyleSheets.length,
    focused: document.activeElement === document.body,
    globals: Object.keys(globalThis).filter((name) => /lens/i.test(name)),
  }));
}

/** Waits until an occurrence is entirely inside the window. */
async function untilInView(page: Page, place: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const root = document.querySelector('#host')?.shadowRoot;
      const element = document.querySelector(wanted) ?? root?.querySelector(wanted);
      if (!element) return false;
      const range = document.createRange();
      range.selectNodeContents(element);
      const text = element.firstChild;
      if (wanted === '#place-text' && text instanceof Text) {
        range.setStart(text, text.data.indexOf('g-'));
        range.setEnd(text, text.data.indexOf('g-') + 11);
      }
      const box = (range.toString() ? range : element).getBoundingClientRect();
      const around = element.closest('#box')?.getBoundingClientRect();
      const top = Math.max(0, around?.top ?? 0);
      const bottom = Math.min(innerHeight, around?.bottom ?? innerHeight);
      return box.height > 0 && box.top >= top && box.bottom <= bottom;
    },
    { polling: 50, timeout: 5000 },
    place,
  );
}

/** The highlighted texts in the page's main frame. */
function markedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...CSS.highlights.values()].flatMap((each) => [...each].map((range) => String(range))),
  );
}

/** Waits until the highlight colour is painted. */
async function untilPainted(page: Page): Promise<void> {
  const painted = await poll(
    async () => yellowPixels(await page.screenshot()),
    (pixels) => pixels > 100,
    3000,
  );
  expect(painted).toBeGreaterThan(100);
}

async function yellowPixels(picture: Uint8Array): Promise<number> {
  const { data } = await readPixels(picture);
  let pixels = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data.readUIntBE(at, 3) === 0xffff00) pixels++;
  }
  return pixels;
}

const PLACES = ['#place-link', '#place-text', '#place-shadow', '#place-picture', '#place-box'];

describe('“Show on page”', () => {
  test('goes through all occurrences, in shadow roots and frames too, without changing the page', async () => {
    const { page, popup } = await overPlaces();
    const before = await traces(page);
    await page.evaluate(() => {
      const changes = { subtree: true, childList: true, attributes: true, characterData: true };
      const observed = globalThis as unknown as { changed: number };
      observed.changed = 0;
      const observer = new MutationObserver((records) => {
        observed.changed += records.length;
      });
      observer.observe(document, changes);
      const root = document.querySelector('#host')?.shadowRoot;
      if (root) observer.observe(root, changes);
    });
    for (const [at, place] of [...PLACES, '#frame', '#place-link'].entries()) {
      await pressUntil(popup, '.page-gpts .tool', `Highlighted: ${(at % 6) + 1} of 6`);
      await untilInView(page, place);
    }
    await untilPainted(page);
    expect(await markedTexts(page)).toEqual(['The one called g-k3IqoCe1l']);
    expect(await traces(page)).toEqual(before);
    expect(await page.evaluate(() => (globalThis as unknown as { changed: number }).changed)).toBe(
      0,
    );
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('highlights only the id in a long text, until Escape', async () => {
    const { page, popup } = await overPlaces();
    await pressUntil(popup, '.page-gpts .tool', 'Highlighted: 1 of 6');
    await pressUntil(popup, '.page-gpts .tool', 'Highlighted: 2 of 6');
    expect(await markedTexts(page)).toEqual(['g-k3IqoCe1l']);
    await untilInView(page, '#place-text');
    await untilPainted(page);
    await pressUntil(popup, '.page-gpts .tool', 'Highlighted: 3 of 6');
    await untilInView(page, '#place-shadow');
    await untilPainted(page);
    if (browserKind === 'firefox') await popup.close();
    await page.bringToFront();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => CSS.highlights.size === 0, { polling: 50, timeout: 3000 });
  });

  test('is also available in the details opened from the list', async () => {
    await waitForCard(await hoverGpt(fixture, 'documented'), { isBusy: false });
    const { page, popup } = await overPlaces();
    await popup.waitForSelector('.gpt-stats');
    const row = await popup.$eval('.page-gpts li', (each) => each.textContent);
    expect(row).toContain('Code Guru');
    expect(row).toContain('by Ryan J Topps');
    expect(row).toContain('4.27');
    fixture.gateway.resetStats();
    expect(await axeOnPage(popup)).toEqual([]);
    await popup.evaluate(() => document.querySelector<HTMLElement>('.page-gpt')?.click());
    await popup.waitForSelector('.popup-bar .tool');
    await pressUntil(popup, '.popup-bar .tool', 'Highlighted: 1 of 6');
    await untilInView(page, '#place-link');
    expect(await axeOnPage(popup)).toEqual([]);
    expect(fixture.gateway.stats().lookups).toBe(0);
  });
});
