import { setTimeout as sleep } from 'node:timers/promises';
import type { ElementHandle } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { cardIn } from '../support/driver/axe.ts';
import { waitForCard } from '../support/driver/index.ts';
import { lookUp } from '../support/driver/look-up.ts';
import { findClippedTexts, getBody } from '../support/fixtures/clipped-text.ts';
import { hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

/** WCAG 2.2, 2.5.8, in CSS pixels. */
const LEAST_TARGET = 24;

/** Buttons, links and fields that a finger would miss; what is inside a label is as large as the label. */
function smallTargets(surface: ElementHandle<Element>): Promise<string[]> {
  return surface.evaluate((root, least) => {
    const targets = [...root.querySelectorAll<HTMLElement>('a, button, select, input')];
    return targets
      .map((target) => ({
        target,
        box: (target.closest('label') ?? target).getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width < least || box.height < least)
      .map(({ target, box }) => `${target.outerHTML} ${box.width} × ${box.height}`);
  }, LEAST_TARGET);
}

describe('every target is at least 24 by 24 pixels', () => {
  test.each(['documented', 'author-social-profiles', 'actions-several'])(
    'in the card of %s',
    async (gpt) => {
      const page = await hoverGpt(world, gpt);
      await waitForCard(page, { isBusy: false });
      expect(await smallTargets(await cardIn(page))).toEqual([]);
    },
  );

  test.each(['popup.html', 'popup.html#g-k3IqoCe1l', 'options.html', 'welcome.html'])(
    'on %s',
    async (path) => {
      const page = await world.extension.openPage(world.extension.extensionUrl(path));
      if (path.includes('#')) await lookUp(page);
      await page.waitForSelector('button');
      if (path.includes('#')) await page.waitForSelector('.gpt .foot .button');
      expect(await smallTargets(await getBody(page))).toEqual([]);
    },
  );
});

describe('nothing is cut off', () => {
  test.each(['popup.html', 'popup.html#g-k3IqoCe1l', 'options.html', 'welcome.html'])(
    'on %s in a window of 320 pixels, which is 400 percent, or a popup of 420',
    async (path) => {
      const page = await world.extension.openPage(world.extension.extensionUrl(path));
      if (path.includes('#')) await lookUp(page);
      const width = path.startsWith('popup') ? 420 : 320;
      await page.setViewport({ width, height: 450 });
      await page.waitForSelector('button');
      expect(await findClippedTexts(await getBody(page))).toEqual([]);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(tooWide).toBeLessThanOrEqual(0);
    },
  );

  test.each(['options.html', 'welcome.html', 'popup.html'])(
    'on %s in words that are longer by 40 percent and run from right to left',
    async (path) => {
      const page = await world.extension.openPage(world.extension.extensionUrl(path));
      if (path.includes('#')) await lookUp(page);
      await page.waitForSelector('button');
      await page.evaluate(lengthen);
      expect(await findClippedTexts(await getBody(page))).toEqual([]);
    },
  );

  test('in the card in words that are longer by 40 percent and run from right to left', async () => {
    const page = await hoverGpt(world, 'actions-several');
    await waitForCard(page, { isBusy: false });
    const card = await cardIn(page);
    await card.evaluate(lengthen);
    expect(await findClippedTexts(card)).toEqual([]);
  });
});

/**
 * Makes a pseudo-language of what a surface says: accents show a text that was forgotten, length what has
 * no room, direction what stands on the wrong side. This is sent into the page, so it stands alone.
 */
function lengthen(root?: Element): void {
  const surface = root ?? document.body;
  surface.setAttribute('dir', 'rtl');
  const texts = document.createTreeWalker(surface, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const words = text.nodeValue ?? '';
    if (!words.trim() || text.parentElement?.closest('code, script')) continue;
    text.nodeValue = `${words.replace(/[aeiou]/g, (vowel) => `${vowel}\u0301`)} ${'é'.repeat(
      Math.ceil(words.length * 0.4),
    )}`;
  }
}

describe('whatever has the focus shows it', () => {
  test.each(['popup.html', 'options.html', 'welcome.html'])('on %s', async (path) => {
    const page = await world.extension.openPage(world.extension.extensionUrl(path));
    if (path.includes('#')) await lookUp(page);
    await page.waitForSelector('button');
    const controls = await page.$$eval('a, button, input, select', (all) => all.length);
    const seen = new Set<string>();
    for (let step = 0; step < controls; step++) {
      await page.keyboard.press('Tab');
      const { name, isShown } = await page.evaluate(() => {
        const focused = document.activeElement;
        // The search box draws the ring around its icon and button too.
        const drawn = focused?.matches('.search input') ? focused.closest('.search') : focused;
        const { outlineStyle, outlineWidth } = getComputedStyle(drawn ?? document.body);
        return {
          name: focused === document.body ? '' : (focused?.outerHTML ?? ''),
          isShown: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0,
        };
      });
      if (!name) continue;
      expect(isShown, name).toBe(true);
      seen.add(name);
    }
    expect(seen.size).toBeGreaterThan(1);
  });
});

test('the card keeps its width, and its head its place, when the answer comes', async () => {
  world.gateway.fail({ kind: 'normal', delayMs: 2500 });
  const page = await hoverGpt(world, untouchedGpt(world));
  await waitForCard(page, { isBusy: true });
  // It fades in, and is placed, in the first moment.
  await sleep(300);
  const head = async () => {
    const card = await cardIn(page);
    return card.evaluate((dialog) => {
      const { x, y, width } = dialog.getBoundingClientRect();
      const picture = dialog.querySelector('.picture')?.getBoundingClientRect();
      return { x, width, pictureX: picture?.x, pictureY: (picture?.y ?? 0) - y };
    });
  };
  const before = await head();
  await waitForCard(page, { isBusy: false });
  expect(await head()).toEqual(before);
});

test('a GPT whose picture is not there keeps its monogram', async () => {
  const page = await hoverGpt(world, 'documented');
  await waitForCard(page, { isBusy: false });
  await sleep(600);
  const drawn = await (await cardIn(page)).$eval('.picture', (each) => each.className);
  expect(drawn).toContain('monogram');
});
