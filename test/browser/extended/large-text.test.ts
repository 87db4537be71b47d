import type { ElementHandle } from 'puppeteer-core';
import { afterAll, describe, expect, test } from 'vitest';
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import { cardIn } from '../support/driver/axe.ts';
import { lookUp } from '../support/driver/extension-page.ts';
import { waitForCard } from '../support/driver/index.ts';
import { applyAppearance } from '../support/fixtures/appearance.ts';
import { findClippedTexts, getBody } from '../support/fixtures/clipped-text.ts';
import { forgetFailures, hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/**
 * Doubles the text size and nothing else, as text-only zoom does. Opens what is collapsed, because browsers report boxes of
 * hidden text as well. Serialized into the page.
 */
function doubleText(root: Element): void {
  for (const details of root.querySelectorAll('details')) details.open = true;
  const all = [root, ...root.querySelectorAll('*')].filter((each) => each instanceof HTMLElement);
  const sizes = all.map((each) => Number.parseFloat(getComputedStyle(each).fontSize));
  for (const [index, each] of all.entries()) {
    each.style.setProperty('font-size', `${2 * (sizes[index] ?? 0)}px`, 'important');
  }
}

/** Pairs of texts that overlap visibly, scrolled or clipped parts excluded. Serialized into the page. */
function overlaps(root: Element): string[] {
  const seen = (box: DOMRect, node: Node) => {
    let { left, right, top, bottom } = box;
    for (let at = node.parentElement; at && at !== root.parentElement; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === 'visible') continue;
      const around = at.getBoundingClientRect();
      left = Math.max(left, around.left);
      right = Math.min(right, around.right);
      top = Math.max(top, around.top);
      bottom = Math.min(bottom, around.bottom);
    }
    return { left, right, top, bottom };
  };
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: { node: Node; left: number; right: number; top: number; bottom: number }[] = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!node.nodeValue?.trim() || node.parentElement?.closest('.visually-hidden, [aria-hidden]')) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) found.push({ node, ...seen(box, node) });
  }
  // Line boxes are slightly higher than their glyphs.
  const lie = (a: number, b: number, c: number, d: number) => Math.min(b, d) - Math.max(a, c);
  return found.flatMap((a, index) =>
    found
      .slice(index + 1)
      .filter(
        (b) =>
          a.node !== b.node &&
          lie(a.left, a.right, b.left, b.right) > 4 &&
          lie(a.top, a.bottom, b.top, b.bottom) > 8,
      )
      .map((b) => `${a.node.nodeValue} / ${b.node.nodeValue}`),
  );
}

function untouchedLongId(): string {
  const name = untouchedGpt(fixture);
  return fixture.gateway.catalogue.get(name).id.length > 11 ? name : untouchedLongId();
}

async function expectRoomForDouble(surface: ElementHandle<Element>): Promise<void> {
  await surface.evaluate(doubleText);
  expect(await findClippedTexts(surface)).toEqual([]);
  expect(await surface.evaluate(overlaps)).toEqual([]);
  const tooWide = await surface.evaluate((root) => root.scrollWidth - root.clientWidth);
  expect(tooWide).toBeLessThanOrEqual(0);
}

describe.each(['en', 'zh_CN'] as const)('text at 200 percent in %s', (language) => {
  afterAll(() => applyAppearance(fixture, DEFAULT_APPEARANCE));

  test.each([
    'documented',
    'actions-several',
    'text-long-name',
    'ratings-null',
    'tools-every-type',
  ])('fits in the card of %s', async (gpt) => {
    await applyAppearance(fixture, { ...DEFAULT_APPEARANCE, language });
    const page = await hoverGpt(fixture, gpt);
    await waitForCard(page, { isBusy: false });
    await expectRoomForDouble(await cardIn(page));
  });

  test('fits in the card of a failure with the longest id', async () => {
    fixture.gateway.fail({ kind: 'key-expired' });
    const page = await hoverGpt(fixture, untouchedLongId());
    await waitForCard(page, { isBusy: false });
    await expectRoomForDouble(await cardIn(page));
    await applyAppearance(fixture, DEFAULT_APPEARANCE);
    await forgetFailures(fixture);
    await applyAppearance(fixture, { ...DEFAULT_APPEARANCE, language });
  });

  test.each([
    { path: 'popup.html', ready: '.site-bar', width: 400 },
    { path: 'popup.html#g-k3IqoCe1l', ready: '.gpt .foot .button', width: 400 },
    { path: 'options.html', ready: '.panel', width: 760 },
    { path: 'welcome.html', ready: '.panel', width: 760 },
  ])('fits on $path', async ({ path, ready, width }) => {
    const page = await fixture.extension.openPage(fixture.extension.extensionUrl(path));
    if (path.includes('#')) await lookUp(page);
    // Tall enough for the whole page, because sticky elements may overlap what scrolls under them.
    await page.setViewport({ width, height: 5000 });
    await page.waitForSelector(ready);
    await expectRoomForDouble(await getBody(page));
  });

  test('fits in the popup with hits', async () => {
    const popup = await fixture.extension.openPopup();
    await popup.setViewport({ width: 400, height: 8000 });
    await popup.waitForSelector('input');
    await popup.type('input', 'plan');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.hit');
    await expectRoomForDouble(await getBody(popup));
  });
});
