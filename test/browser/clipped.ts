import type { ElementHandle, Page } from 'puppeteer-core';

/** Texts that stand out of what holds them, and cannot be scrolled to. */
export function findClippedTexts(surface: ElementHandle<Element>): Promise<string[]> {
  return surface.evaluate((root) =>
    [
      ...root.querySelectorAll<HTMLElement>(
        'button, a, h1, h2, p, li, dd, dt, label, strong, small',
      ),
    ]
      .filter((each) => {
        const { overflowX, webkitLineClamp } = getComputedStyle(each);
        const isMeant = overflowX !== 'visible' || webkitLineClamp !== 'none';
        return !isMeant && each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1;
      })
      .map((each) => each.outerHTML),
  );
}

/** A page of the extension, as what `clipped` and its like look at. */
export async function getBody(page: Page): Promise<ElementHandle<Element>> {
  const found = await page.$('body');
  if (!found) throw new Error(`${page.url()} has no body.`);
  return found;
}
