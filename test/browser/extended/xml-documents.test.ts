import { describe, expect, test } from 'vitest';
import { privilegedScript } from '../support/driver/firefox-internals.ts';
import { hover, readCard, waitForCard } from '../support/driver/index.ts';
import { browserKind, pause, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

/** A document of this server, what goes wrong in it by the extension's doing, and where a text stands in it. */
async function openDocument(path: string) {
  const page = await world.extension.openPage('about:blank');
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${world.pages.url}${path}`);
  const ours = async () => {
    if (browserKind !== 'firefox') return errors;
    const runPrivileged = await privilegedScript(world.extension.browser);
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
      // Firefox draws its tree out of the reach of scripts, in the same place each time.
      return { x: 200, y: 60 };
    }, text);
  return { page, ours, pointAt };
}

test('a web page that is written as XML has its card', async () => {
  const { page, ours, pointAt } = await openDocument('/xhtml');
  await hover(page, await pointAt('Code Guru'));
  const { box } = await waitForCard(page, { name: 'Code Guru', isBusy: false });
  expect(box.width).toBeGreaterThan(300);
  expect(await ours()).toEqual([]);
});

describe('in a document that no card can be drawn in, nothing is asked and nothing goes wrong', () => {
  test.each([
    ['/svg', 'Code Guru, drawn'],
    ['/xml', 'g-k3IqoCe1l'],
  ])('%s', async (path, text) => {
    const { page, ours, pointAt } = await openDocument(path);
    await hover(page, await pointAt(text));
    await pause(2000);
    await world.extension.pressShortcut(page);
    await pause();
    const card = await readCard(page);
    console.log(`${path}: ${card ? `a card, “${card.name}”` : 'no card'}`);
    expect(world.gateway.stats().lookups).toBe(0);
    // Chromium's tree is made of HTML, and has room for one; what has been read before costs nothing.
    if (card) expect(card.box.width).toBeGreaterThan(300);
    expect(await ours()).toEqual([]);
  });
});
