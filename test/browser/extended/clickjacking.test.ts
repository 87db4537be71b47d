import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import { coverings } from '../../pages/cases/hostile-cover.ts';
import { compareImages } from '../support/driver/compare-images.ts';
import { type Card, clickInCard, hover, tapInCard, waitForCard } from '../support/driver/index.ts';
import { pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();
const TURN_OFF = 'Turn off on 127.0.0.1';

/** Opens the page and the card of its link. */
async function cardOn(way: string): Promise<Page> {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/hostile-cover?way=${way}`);
  await hover(page, '#link-covered');
  return page;
}

/** Takes a screenshot of the card's area without resizing the window. */
async function picture(page: Page, { x, y, width, height }: Card['box']): Promise<Uint8Array> {
  const clip = {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(width),
    height: Math.round(height),
  };
  return page.screenshot({ clip, captureBeyondViewport: false });
}

/** The sites that are off: the setting that a press in the card changes. */
async function sitesOff(): Promise<string[]> {
  const options = await fixture.extension.openOptions();
  const off = await options.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: Storage };
    return (await chrome.storage.local.get('sites')).sites?.except ?? [];
  });
  await options.close();
  return off;
}

interface Storage {
  storage: { local: { get(name: string): Promise<{ sites?: { except: string[] } }> } };
}

afterEach(async () => {
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

const INPUTS = [
  ['click', clickInCard],
  ['tap', tapInCard],
] as const;

test.each(INPUTS)('accepts an intentional %s', async (_, pressInCard) => {
  const page = await cardOn('nothing');
  await waitForCard(page, { text: 'Open' });
  await pause(400);
  await pressInCard(page, 'button', TURN_OFF);
  await pause(500);
  expect(await sitesOff()).toEqual(['127.0.0.1']);
});

describe.each(INPUTS)('a %s on a page that covers the card', (_, pressInCard) => {
  test.each(coverings)('has no effect unless the card is visible: %s', async (way) => {
    const plain = await cardOn('nothing');
    const seen = await waitForCard(plain, { name: 'Code Guru', text: 'Open' });
    await pause(600);
    const asItIs = await picture(plain, seen.box);
    await plain.close();

    const page = await cardOn(way);
    await pause(600);
    const hidden = await waitForCard(page, { text: 'Open', timeoutMs: 2000 }).catch(
      () => undefined,
    );
    const alike = hidden && (await compareImages(asItIs, await picture(page, hidden.box)));
    await pressInCard(page, 'button', TURN_OFF).catch(() => {});
    await pause(500);
    const isOff = (await sitesOff()).length > 0;
    console.log(
      `${way}: ${alike === undefined ? 'no card' : `${alike.toFixed(3)} alike`}, ${isOff ? 'counted' : 'did nothing'}`,
    );
    if (isOff) expect(alike).toBeGreaterThan(0.98);
  });
});

describe('a card that the page moves under the pointer', () => {
  test('ignores a click at that moment', async () => {
    const page = await cardOn('nothing');
    const { focusables } = await waitForCard(page, { text: 'Open' });
    const button = focusables.find(({ name }) => name === TURN_OFF);
    const { x, y } = await hover(page, '#link-covered');
    const wanted = { x: (button?.box.x ?? 0) + 8, y: (button?.box.y ?? 0) + 8 };
    // Moves the link, and so the card, until the button is under the pointer.
    await page.$eval(
      '#link-covered',
      (link, dx, dy) => {
        (link as HTMLElement).style.cssText = `position: relative; left: ${dx}px; top: ${dy}px`;
        window.dispatchEvent(new Event('resize'));
      },
      x - wanted.x,
      y - wanted.y,
    );
    await page.mouse.down();
    await page.mouse.up();
    await pause(500);
    expect(await sitesOff()).toEqual([]);
  });

  test('ignores a tap at that moment', async () => {
    const page = await cardOn('nothing');
    const { focusables } = await waitForCard(page, { text: 'Open' });
    await pause(600);
    const button = focusables.find(({ name }) => name === TURN_OFF);
    const wanted = { x: (button?.box.x ?? 0) + 8, y: (button?.box.y ?? 0) + 8 };
    // The finger touches the page, which then moves the card there.
    const finger = { x: wanted.x + 240, y: wanted.y + 160 };
    await page.evaluate(
      ({ x, y }, at) => {
        const link = document.querySelector<HTMLElement>('#link-covered');
        addEventListener('touchstart', () => {
          if (!link) return;
          link.style.cssText = `position: relative; left: ${x - at.x}px; top: ${y - at.y}px`;
          window.dispatchEvent(new Event('resize'));
        });
      },
      finger,
      wanted,
    );
    const touch = await page.touchscreen.touchStart(finger.x, finger.y);
    await pause(120);
    await touch.end();
    await pause(500);
    expect(await sitesOff()).toEqual([]);
  });

  test('ignores a click in a frame that its page moves', async () => {
    const { extension, pages } = fixture;
    const page = await extension.openPage(`${pages.url}/plain`);
    await page.evaluate((src) => {
      document.body.innerHTML = `<iframe src="${src}" style="position: fixed; left: 0; top: 0; width: 700px; height: 700px; border: 0"></iframe>`;
    }, `${pages.url}/hostile-cover`);
    const frame = await page.waitForFrame((each) => each.url().includes('hostile-cover'));
    const link = await frame.waitForSelector('#link-covered');
    if (!link) throw new Error('No link in the frame.');
    const { x, y } = await hover(page, link);
    const { focusables } = await waitForCard(page, { name: 'Code Guru', text: 'Open' });
    const button = focusables.find(({ name }) => name === TURN_OFF);
    await page.$eval(
      'iframe',
      (moved, dx, dy) => {
        moved.style.left = `${dx}px`;
        moved.style.top = `${dy}px`;
      },
      x - (button?.box.x ?? 0) - 8,
      y - (button?.box.y ?? 0) - 8,
    );
    await page.mouse.down();
    await page.mouse.up();
    await pause(500);
    expect(await sitesOff()).toEqual([]);
  });
});
