import { setTimeout as sleep } from 'node:timers/promises';
import type { ElementHandle, Page } from 'puppeteer-core';

export interface Point {
  x: number;
  y: number;
}

/** A target of the mouse: a selector in the page's main frame, an element or a point. */
export type Target = string | ElementHandle<Element> | Point;

/** The last offsets of the pointer before its target, in CSS pixels. */
const approach = [
  { x: -14, y: -9 },
  { x: -6, y: -4 },
  { x: -2, y: -1 },
  { x: 0, y: 0 },
];

/** Moves the mouse to a target in a few steps. */
export async function hover(page: Page, target: Target): Promise<Point> {
  const { x, y } = await pointOf(page, target);
  for (const offset of approach) {
    await page.mouse.move(Math.max(0, x + offset.x), Math.max(0, y + offset.y));
    await sleep(16);
  }
  return { x, y };
}

/** Moves the mouse to a target and clicks it. */
export async function click(page: Page, target: Target): Promise<void> {
  const { x, y } = await hover(page, target);
  await page.mouse.click(x, y, { delay: 20 });
}

/** Moves the mouse to an empty corner of the window. */
export async function restAwayFromEverything(page: Page): Promise<void> {
  const corner = await page.evaluate(() => {
    const right = innerWidth - 2;
    const bottom = innerHeight - 2;
    return [
      { x: right, y: bottom },
      { x: 1, y: bottom },
      { x: right, y: 1 },
      { x: 1, y: 1 },
    ].find(({ x, y }) => {
      // Over the backdrop of a modal dialog, elementFromPoint returns the dialog.
      return document.elementFromPoint(x, y)?.matches('html, body, :modal') ?? true;
    });
  });
  if (!corner)
    throw new Error('No corner of this page is empty, so there is no place to rest the mouse.');
  await hover(page, corner);
}

async function pointOf(page: Page, target: Target): Promise<Point> {
  if (typeof target === 'object' && 'x' in target) return target;
  const element = typeof target === 'string' ? await page.$(target) : target;
  if (!element) throw new Error(`There is no ${target} on ${page.url()}.`);
  if (!(await element.isIntersectingViewport({ threshold: 1 }))) {
    await element.scrollIntoView();
    // The hover card ignores the pointer while a page scrolls.
    await sleep(200);
  }
  return element.clickablePoint();
}
