import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { hover, waitForCard } from '../support/driver/index.ts';
import { useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

function open(path: string) {
  return fixture.extension.openPage(fixture.pages.url + path);
}

describe('unusual link positions', () => {
  test('open a card on a page with a strict content security policy', async () => {
    const page = await open('/csp');
    await hover(page, '#link-csp');
    const { box } = await waitForCard(page, { isBusy: false });
    // The width shows that the card's styles apply although the page's policy forbids inline styles.
    expect(box.width).toBeGreaterThan(340);
    expect(box.width).toBeLessThan(370);
  });

  test('open a card on a page whose styles try to hide and distort everything', async () => {
    const page = await open('/hostile-css');
    await hover(page, '#link-hostile');
    const { box } = await waitForCard(page, { isBusy: false });
    expect(box.width).toBeGreaterThan(340);
    expect(box.width).toBeLessThan(370);
  });

  test.each([
    'transform',
    'scale',
    'contain',
    'overflow',
    'filter',
    'clip',
    'perspective',
    'layer',
  ])('open a card for a link inside an ancestor with %s', async (name) => {
    const page = await open('/transform');
    await hover(page, `#link-${name}`);
    const { box } = await waitForCard(page, { isBusy: false });
    expect(box.width).toBeGreaterThan(340);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
  });

  test('open a usable card for a link in a modal dialog', async () => {
    const page = await open('/dialog');
    await hover(page, '#link-dialog');
    const { box } = await waitForCard(page, { isBusy: false });
    const reached = await page.evaluate(
      ({ x, y }) => document.elementFromPoint(x, y)?.closest('dialog')?.id,
      { x: box.x + box.width / 2, y: box.y + box.height / 2 },
    );
    expect(reached).toBe('dialog');
  });

  test('open a card on a right-to-left page', async () => {
    const page = await open('/rtl');
    await hover(page, '#link-rtl');
    await waitForCard(page, { isBusy: false });
  });

  test('open a card inside the window for links at its edges', async () => {
    const page = await open('/long');
    for (const corner of ['top-left', 'top-right', 'bottom-left', 'bottom-right']) {
      await hover(page, `#link-${corner}`);
      const name = await page.$eval(`#link-${corner}`, (link) => link.textContent ?? '');
      const { box } = await waitForCard(page, { name, isBusy: false });
      expect(box.x, corner).toBeGreaterThanOrEqual(0);
      expect(box.y, corner).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width, corner).toBeLessThanOrEqual(1280);
      expect(box.y + box.height, corner).toBeLessThanOrEqual(900);
    }
  });
});

describe('finding links', () => {
  test.each([
    ['an open shadow root', '#host-open', '#link-open'],
    ['a text in an open shadow root', '#host-open', '#bare-open'],
    ['a shadow root in a shadow root', '#host-nested', '#link-nested'],
  ])('finds a link in %s', async (_, host, link) => {
    const page = await open('/shadow');
    const found = await page.$(`${host} >>> ${link}`);
    if (!found) throw new Error(`No ${link} in ${host}.`);
    await hover(page, found);
    await waitForCard(page, { isBusy: false });
  });

  test('finds a link that was added later', async () => {
    const page = await open('/shadow');
    await page.waitForSelector('#link-late');
    await hover(page, '#link-late');
    await waitForCard(page, { isBusy: false });
  });

  test.each(['same', 'cross', 'srcdoc', 'dom', 'write', 'sandbox'])(
    'finds a link in a frame: %s',
    async (name) => {
      const page = await open('/frames');
      const element = await page.waitForSelector(`#frame-${name}`);
      await element?.scrollIntoView();
      const frame = await element?.contentFrame();
      const link = await frame?.waitForSelector('#link-in-frame');
      if (!link) throw new Error(`No link in frame ${name}.`);
      // The watcher listens to a rewritten frame again after half a second; nothing shows when it does.
      if (name === 'write') await sleep(700);
      await hover(page, link);
      await waitForCard(page, { isBusy: false });
    },
  );
});
