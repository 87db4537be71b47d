import type { ElementHandle } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { axeOnCard, axeOnPage, cardIn } from '../support/driver/axe.ts';
import { lookUp } from '../support/driver/extension-page.ts';
import { openPopupOver, popupSays, waitForCard } from '../support/driver/index.ts';
import { getBody } from '../support/fixtures/clipped-text.ts';
import { hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';
import { longPress, openPhonePage } from '../support/fixtures/phone.ts';

/** Elements recognized by a colour, or by a border where forced colours remove their background. */
const MARKS = [
  { selector: '.stars > svg', colour: 'stroke' },
  { selector: '.stars-filled svg', colour: 'fill' },
  { selector: '.verified-seal', colour: 'fill' },
  { selector: '.switch-track', colour: 'outline-color', width: 'outline-width' },
  { selector: '.starters:not(.starters-more) li', colour: 'color' },
  ...[
    '.button',
    '.tool',
    '.monogram',
    '.skeleton',
    '.gpt-ratings',
    '.contacts',
    '.chip',
    '.search',
    '.panel',
    'select',
    'input[type="text"]',
  ].map((selector) => ({
    selector,
    colour: 'border-block-start-color',
    width: 'border-block-start-width',
  })),
];

/** Lists marks with a contrast below 3:1 to the background, or without a border. */
function findFaint(surface: ElementHandle<Element>): Promise<string[]> {
  return surface.evaluate(
    (root, marks) => {
      const probe = document.createElement('i');
      probe.style.color = 'Canvas';
      root.append(probe);
      const ground = getComputedStyle(probe).color;
      probe.remove();
      const luminance = (colour: string) => {
        const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? [])
          .map((part) => Number(part) / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const contrast = (a: string, b: string) => {
        const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
        return (light + 0.05) / (dark + 0.05);
      };
      return marks.flatMap(({ selector, colour, width }) =>
        [...root.querySelectorAll(selector)]
          .filter((each) => each.checkVisibility())
          .map((each) => getComputedStyle(each))
          .filter(
            (style) =>
              contrast(style.getPropertyValue(colour), ground) < 3 ||
              (width && Number.parseFloat(style.getPropertyValue(width)) < 1),
          )
          .map((style) => `${selector}: ${style.getPropertyValue(colour)} on ${ground}`),
      );
    },
    MARKS as { selector: string; colour: string; width?: string }[],
  );
}

describe.each(['light', 'dark'] as const)('forced colours, %s', (colorScheme) => {
  const fixture = useFixture({ mediaPreferences: ['forced-colors'], colorScheme });

  test('are active in this browser', async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/plain`);
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  });

  test.each(['documented', 'actions-several'])('keep the card of %s recognizable', async (gpt) => {
    const page = await hoverGpt(fixture, gpt);
    await waitForCard(page, { isBusy: false });
    const card = await cardIn(page);
    expect(await findFaint(card)).toEqual([]);
    expect(await axeOnCard(page)).toEqual([]);
    const [filled, empty] = await Promise.all([
      card.$eval('.stars-filled svg', (each) => getComputedStyle(each).fill),
      card.$eval('.stars > svg', (each) => getComputedStyle(each).fill),
    ]);
    expect(filled).not.toBe(empty);
  });

  test('keep a loading card recognizable', async () => {
    fixture.gateway.delay(4000);
    const page = await hoverGpt(fixture, untouchedGpt(fixture));
    await waitForCard(page, { isBusy: true });
    expect(await findFaint(await cardIn(page))).toEqual([]);
  });

  test.each(['popup.html', 'popup.html#g-k3IqoCe1l', 'options.html', 'welcome.html'])(
    'keep %s recognizable and its focus visible',
    async (path) => {
      const page = await fixture.extension.openPage(fixture.extension.extensionUrl(path));
      if (path.includes('#')) await lookUp(page);
      await page.waitForSelector(path.includes('#') ? '.gpt .foot .button' : 'button');
      expect(await findFaint(await getBody(page))).toEqual([]);
      expect(await axeOnPage(page)).toEqual([]);
      await page.keyboard.press('Tab');
      const ring = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
        return { outlineStyle, outlineWidth };
      });
      expect(ring.outlineStyle).not.toBe('none');
      expect(Number.parseFloat(ring.outlineWidth)).toBeGreaterThanOrEqual(2);
    },
  );

  test("show the state of the popup's switch by more than colour", async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/plain`);
    const popup = await openPopupOver(fixture.extension, page);
    await popupSays(popup, 'GPT Lens is on for');
    expect(await findFaint(await getBody(popup))).toEqual([]);
    const thumb = () =>
      popup.$eval('.switch-track', (track) => getComputedStyle(track, '::after').insetInlineStart);
    expect(await thumb()).toBe('16px');
  });
});

describe('reduced motion and transparency', () => {
  const fixture = useFixture({
    mediaPreferences: ['prefers-reduced-motion', 'prefers-reduced-transparency'],
  });

  test('removes all animations from the card', async () => {
    const page = await hoverGpt(fixture, 'documented');
    await waitForCard(page, { isBusy: false });
    expect(await (await cardIn(page)).evaluate(findAnimated)).toEqual([]);
  });

  test.each(['popup.html#g-k3IqoCe1l', 'options.html', 'welcome.html'])(
    'removes all animations from %s',
    async (path) => {
      const page = await fixture.extension.openPage(fixture.extension.extensionUrl(path));
      if (path.includes('#')) await lookUp(page);
      await page.waitForSelector('button');
      expect(await (await getBody(page)).evaluate(findAnimated)).toEqual([]);
    },
  );

  test("makes the card and the sheet's backdrop opaque", async () => {
    const page = await openPhonePage(fixture);
    await longPress(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru', isBusy: false });
    expect(await (await cardIn(page)).evaluate(findTranslucent)).toEqual([]);
  });
});

/** Lists animated elements of a page or of the card's root. Serialized into the page. */
function findAnimated(surface: Element): string[] {
  const root = surface.getRootNode() as Document | ShadowRoot;
  return [...root.querySelectorAll('*')]
    .filter((each) => {
      const { animationName, transitionDuration } = getComputedStyle(each);
      return animationName !== 'none' || /[1-9]/.test(transitionDuration);
    })
    .map((each) => each.outerHTML);
}

/** Lists translucent elements of the card's root. Serialized into the page. */
function findTranslucent(surface: Element): string[] {
  const root = surface.getRootNode() as ShadowRoot;
  return [...root.querySelectorAll('*')]
    .filter((each) => {
      const { opacity, backgroundColor } = getComputedStyle(each);
      const alpha = Number(backgroundColor.match(/, ([\d.]+)\)$/)?.[1] ?? 1);
      const isHalf = backgroundColor.startsWith('rgba') && alpha > 0 && alpha < 1;
      return Number(opacity) < 1 || isHalf;
    })
    .map((each) => each.outerHTML.slice(0, 200));
}
