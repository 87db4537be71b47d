import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { FOCUS_MS } from '../../../utils/settings/hover-timing.ts';
import { hover, readCard, waitForCard, waitForNoCard } from '../support/driver/index.ts';
import { expectOnTime, RETRY_IF_BUSY } from '../support/driver/slow-mouse.ts';
import { openDemoPage, pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** The id of the focused element. A page sees only the card's host, not the elements in it. */
function focused(page: Page) {
  return page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);
}

async function tabTo(page: Page, id: string) {
  await page.bringToFront();
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === id) return;
  }
  throw new Error(`Tab did not reach ${id}.`);
}

describe('the shortcut', () => {
  test('opens the focused link’s card and focuses it; Escape returns the focus', async () => {
    const page = await openDemoPage(fixture);
    await tabTo(page, 'link-documented');
    await fixture.extension.pressShortcut(page);
    await waitForCard(page, { name: 'Code Guru' });
    expect(await focused(page)).toBe('div');
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    expect(await focused(page)).toBe('link-documented');
    await pause();
    expect(await readCard(page)).toBeUndefined();
  });

  test('traps Tab inside the card', async () => {
    const page = await openDemoPage(fixture);
    await tabTo(page, 'link-documented');
    await fixture.extension.pressShortcut(page);
    const { focusables } = await waitForCard(page, { name: 'Code Guru' });
    for (let presses = 0; presses < focusables.length + 2; presses++) {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('div');
    }
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    expect(await focused(page)).toBe('div');
    expect((await readCard(page))?.name).toBe('Code Guru');
  });

  test('opens the card of a selected id', async () => {
    const page = await openDemoPage(fixture);
    await page.evaluate(() => {
      const element = document.querySelector('#bare-prose');
      if (element) getSelection()?.selectAllChildren(element);
    });
    await fixture.extension.pressShortcut(page);
    const { text } = await waitForCard(page, { isBusy: false });
    const id = await page.$eval('#bare-prose', (element) => element.textContent);
    expect(id).toContain(text.match(/g-(?:[0-9a-f]{32}|\w{9})/)?.[0]);
  });

  test('opens the card of an id at the caret of a text field', async () => {
    const page = await openDemoPage(fixture);
    await page.evaluate(() => {
      const field = document.createElement('textarea');
      field.value = 'Have a look at g-k3IqoCe1l, please.';
      document.body.prepend(field);
      field.focus();
      field.setSelectionRange(20, 20);
    });
    await fixture.extension.pressShortcut(page);
    await waitForCard(page, { name: 'Code Guru' });
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    expect(await focused(page)).toBe('textarea');
  });

  test('opens the card of the link under the pointer', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-documented');
    await fixture.extension.pressShortcut(page);
    await waitForCard(page, { name: 'Code Guru' });
    expect(await focused(page)).toBe('div');
    await page.mouse.move(1270, 890);
    await pause();
    expect((await readCard(page))?.name).toBe('Code Guru');
  });

  test('opens the card in the focused frame', async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/frames`);
    const frame = await (await page.waitForSelector('#frame-cross'))?.contentFrame();
    await frame?.focus('#link-in-frame');
    await fixture.extension.pressShortcut(page);
    await waitForCard(page, { name: 'Thesis X-ray' });
  });

  test('does nothing and sends no request where there is no GPT', async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/plain`);
    await fixture.extension.pressShortcut(page);
    await pause();
    expect(await readCard(page)).toBeUndefined();
    expect(fixture.gateway.stats().lookups).toBe(0);
  });
});

describe('Tab from a link whose card is open', () => {
  test('moves through the card and on to the element after the link', async () => {
    const page = await openDemoPage(fixture);
    await tabTo(page, 'link-documented');
    const { focusables } = await waitForCard(page, { name: 'Code Guru' });
    for (const _ of focusables) {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('div');
    }
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('link-documented-request');
  });

  test('moves back to the link with Shift+Tab', async () => {
    const page = await openDemoPage(fixture);
    await tabTo(page, 'link-documented');
    await waitForCard(page, { name: 'Code Guru', isBusy: false });
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('div');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    expect(await focused(page)).toBe('link-documented');
    expect((await readCard(page))?.name).toBe('Code Guru');
  });

  test('moves on in the page while the card is not open yet', RETRY_IF_BUSY, async () => {
    const page = await openDemoPage(fixture);
    await page.evaluate(() => {
      const presses: number[] = [];
      Object.assign(window, { presses });
      addEventListener('keydown', ({ timeStamp }) => presses.push(timeStamp), true);
    });
    await tabTo(page, 'link-documented');
    await page.keyboard.press('Tab');
    const [before = 0, last = 0] = await page.evaluate(() =>
      (window as unknown as { presses: number[] }).presses.slice(-2),
    );
    expectOnTime('the focus stayed', last - before, FOCUS_MS - 50);
    expect(await focused(page)).toBe('link-documented-request');
  });
});
