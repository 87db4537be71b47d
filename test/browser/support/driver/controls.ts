import type { ElementHandle, Page } from 'puppeteer-core';
import { click, hover } from './pointer.ts';
import { poll } from './poll.ts';

/** The control of a page that has a name, as a screen reader finds it; waits until it is there. */
export async function control(
  page: Page,
  name: string,
  { timeoutMs = 5000 } = {},
): Promise<ElementHandle<Element>> {
  const found = await poll(() => findControl(page, name), Boolean, timeoutMs);
  if (!found) throw new Error(`There is no control “${name}” on ${page.url()}`);
  return found;
}

/** Replaces what is in a text box, with mouse and keyboard. */
export async function fill(page: Page, name: string, value: string): Promise<void> {
  const { x, y } = await hover(page, await control(page, name));
  // Three clicks select all there is in a line.
  await page.mouse.click(x, y, { count: 3 });
  await page.keyboard.press('Backspace');
  await page.keyboard.type(value);
}

/** Clicks a control with the mouse. */
export async function press(page: Page, name: string): Promise<void> {
  await click(page, await control(page, name));
}

/** By name alone: the browsers disagree about the role of a password's text box. */
async function findControl(page: Page, name: string) {
  for (const element of await page.$$(`aria/${name}`)) {
    // Firefox gives a label the name of what it labels.
    const isControl = (each: Element) =>
      each instanceof Element && each.matches('a, button, input, select, textarea, [role]');
    if (await element.evaluate(isControl)) return element;
  }
  return undefined;
}
