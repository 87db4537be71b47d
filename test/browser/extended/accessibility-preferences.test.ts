import { setTimeout as sleep } from 'node:timers/promises';
import type { ElementHandle } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { cardIn } from '../support/driver/axe.ts';
import { lookUp } from '../support/driver/extension-page.ts';
import { waitForCard } from '../support/driver/index.ts';
import { findClippedTexts, getBody } from '../support/fixtures/clipped-text.ts';
import { hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** The minimum target size of WCAG 2.2, 2.5.8, in CSS pixels. */
const MIN_TARGET_PX = 24;

/** Controls below the minimum target size. A control inside a label is as large as the label. */
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
  }, MIN_TARGET_PX);
}

describe('targets of at least 24 by 24 pixels', () => {
  test.each(['documented', 'author-social-profiles', 'actions-several'])(
    'are the only ones in the card of %s',
    async (gpt) => {
      const page = await hoverGpt(fixture, gpt);
      await waitForCard(page, { isBusy: false });
      expect(await smallTargets(await cardIn(page))).toEqual([]);
    },
  );

  test.each(['popup.html', 'popup.html#g-k3IqoCe1l', 'options.html', 'welcome.html'])(
    'are the only ones on %s',
    async (path) => {
      const page = await fixture.extension.openPage(fixture.extension.extensionUrl(path));
      if (path.includes('#')) await lookUp(page);
      await page.waitForSelector('button');
      if (path.includes('#')) await page.waitForSelector('.gpt .foot .button');
      expect(await smallTargets(await getBody(page))).toEqual([]);
    },
  );
});

describe('text without clipping', () => {
  test.each(['popup.html', 'popup.html#g-k3IqoCe1l', 'options.html', 'welcome.html'])(
    'fits on %s in a window of 320 pixels (400 percent zoom) or a popup of 420',
    async (path) => {
      const page = await fixture.extension.openPage(fixture.extension.extensionUrl(path));
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
    'fits on %s when it is 40 percent longer and runs from right to left',
    async (path) => {
      const page = await fixture.extension.openPage(fixture.extension.extensionUrl(path));
      if (path.includes('#')) await lookUp(page);
      await page.waitForSelector('button');
      await page.evaluate(lengthen);
      expect(await findClippedTexts(await getBody(page))).toEqual([]);
    },
  );

  test('fits in the card when it is 40 percent longer and runs from right to left', async () => {
    const page = await hoverGpt(fixture, 'actions-several');
    await waitForCard(page, { isBusy: false });
    const card = await cardIn(page);
    await card.evaluate(lengthen);
    expect(await findClippedTexts(card)).toEqual([]);
  });
});

/**
 * Pseudo-localizes a surface: accents reveal text that is not translated, length reveals missing space, direction
 * reveals elements on the wrong side. Serialized into the page, so it must be self-contained.
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

describe('the focus indicator', () => {
  test.each(['popup.html', 'options.html', 'welcome.html'])(
    'is visible on every control of %s',
    async (path) => {
      const page = await fixture.extension.openPage(fixture.extension.extensionUrl(path));
      if (path.includes('#')) await lookUp(page);
      await page.waitForSelector('button');
      const controls = await page.$$eval('a, button, input, select', (all) => all.length);
      const seen = new Set<string>();
      for (let step = 0; step < controls; step++) {
        await page.keyboard.press('Tab');
        const { name, isShown } = await page.evaluate(() => {
          // After the last control the focus is on the browser's own, while the page keeps its active element.
          const focused = document.hasFocus() ? document.activeElement : document.body;
          // The search box draws its focus ring around the icon and the button too.
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
    },
  );
});

test('keeps the width of the card and the position of its header when the response arrives', async () => {
  fixture.gateway.fail({ kind: 'normal', delayMs: 2500 });
  const page = await hoverGpt(fixture, untouchedGpt(fixture));
  await waitForCard(page, { isBusy: true });
  // The card fades in and is positioned first; nothing shows when that is over.
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

test('shows the monogram of a GPT whose picture is missing', async () => {
  const page = await hoverGpt(fixture, 'documented');
  await waitForCard(page, { isBusy: false });
  // A fixed wait, to prove that no picture appears later.
  await sleep(600);
  const drawn = await (await cardIn(page)).$eval('.picture', (each) => each.className);
  expect(drawn).toContain('monogram');
});
