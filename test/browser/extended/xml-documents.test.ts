import { describe, expect, test } from 'vitest';
import { privilegedScript } from '../support/driver/firefox-internals.ts';
import { hover, readCard, waitForCard } from '../support/driver/index.ts';
import { browserKind, pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/**
 * Opens a document; returns its page, the errors that the extension causes in it, and a function that locates a text.
 */
async function openDocument(path: string) {
  const page = await fixture.extension.openPage('about:blank');
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${fixture.pages.url}${path}`);
  const ours = async () => {
    if (browserKind !== 'firefox') return errors;
    const runPrivileged = await privilegedScript(fixture.extension.browser);
    const found = await runPrivileged(
      `JSON.stringify(Services.console.getMessageArray().map(String).filter((each) => /JavaScript Error/.test(each) && /moz-extension/.test(each)))`,
    );
    return JSON.parse(String(found)) as string[];
  };
  const pointAt = (text: string) =>
    page.evaluate((wanted) => {
      const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const start = node.nodeValue?.indexOf(wanted) ?? -1;
        if (start === -1) continue;
        range.setStart(node, start);
        range.setEnd(node, start + wanted.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        if (width > 0) return { x: x + width / 2, y: y + height / 2 };
      }
      // Firefox renders its XML tree out of reach of scripts, always in the same place.
      return { x: 200, y: 60 };
    }, text);
  return { page, ours, pointAt };
}

test('opens a card on a page written as XHTML', async () => {
  const { page, ours, pointAt } = await openDocument('/xhtml');
  await hover(page, await pointAt('Code Guru'));
  const { box } = await waitForCard(page, { name: 'Code Guru', isBusy: false });
  expect(box.width).toBeGreaterThan(300);
  expect(await ours()).toEqual([]);
});

describe('documents that cannot contain a card', () => {
  test.each([
    ['/svg', 'Code Guru, drawn'],
    ['/xml', 'g-k3IqoCe1l'],
  ])('cause neither errors nor requests: %s', async (path, text) => {
    const { page, ours, pointAt } = await openDocument(path);
    await hover(page, await pointAt(text));
    await pause(2000);
    await fixture.extension.pressShortcut(page);
    await pause();
    const card = await readCard(page);
    console.log(`${path}: ${card ? `a card, “${card.name}”` : 'no card'}`);
    expect(fixture.gateway.stats().lookups).toBe(0);
    // Chromium renders its XML tree as HTML, which can contain a card. A cached GPT costs no request.
    if (card) expect(card.box.width).toBeGreaterThan(300);
    expect(await ours()).toEqual([]);
  });
});
