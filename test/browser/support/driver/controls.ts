import type { ElementHandle, Page } from 'puppeteer-core';
import { click, hover } from './pointer.ts';
import { poll } from './poll.ts';

/** Waits for the control of a page with this accessible name. */
export async function control(
  page: Page,
  name: string,
  { timeoutMs = 10_000 } = {},
): Promise<ElementHandle<Element>> {
  const found = await poll(() => findControl(page, name), Boolean, timeoutMs);
  if (!found) throw new Error(`There is no control “${name}” on ${page.url()}`);
  return found;
}

/** Replaces the content of a text box with mouse and keyboard. */
export async function fill(page: Page, name: string, value: string): Promise<void> {
  const { x, y } = await hover(page, await control(page, name));
  // A triple click selects the whole line.
  await page.mouse.click(x, y, { count: 3 });
  await page.keyboard.press('Backspace');
  await page.keyboard.type(value);
}

/** Clicks a control with the mouse. */
export async function press(page: Page, name: string): Promise<void> {
  await click(page, await control(page, name));
}

/** Waits until the visible text of a page contains some words. */
export async function waitForPageText(page: Page, words: string, timeoutMs = 5000): Promise<void> {
  await page.waitForFunction(
    (expected) => document.body.innerText.includes(expected),
    { timeout: timeoutMs, polling: 50 },
    words,
  );
}

/** Finds a control by name alone, because browsers disagree about the role of a password field. */
async function findControl(page: Page, name: string) {
  const quick = await findQuickly(page, name);
  if (quick) return quick;
  for (const element of await page.$$(`aria/${name}`)) {
    // Firefox gives a label the accessible name of the control it labels.
    const isControl = (each: Element) =>
      each instanceof Element && each.matches('a, button, input, select, textarea, [role]');
    if (await element.evaluate(isControl)) return element;
  }
  return undefined;
}

/**
 * Finds a control whose name is its label or its own text. Firefox's search by accessible name walks the whole page, which
 * takes seconds in the options; Chromium has an index of the names, so there they are what the browser computes.
 */
async function findQuickly(page: Page, name: string) {
  if (!/firefox/i.test(await page.browser().version())) return undefined;
  const found = await page.evaluateHandle((wanted) => {
    const toText = (node: Element) => node.textContent.replace(/\s+/g, ' ').trim();
    const toName = (control: Element) => {
      const labels = 'labels' in control ? [...((control.labels ?? []) as Element[])] : [];
      return (
        control.ariaLabel ?? (labels.length > 0 ? labels.map(toText).join(' ') : toText(control))
      );
    };
    const all = document.querySelectorAll('a, button, input, select, textarea');
    return [...all].find((each) => toName(each) === wanted && each.checkVisibility()) ?? null;
  }, name);
  return (found.asElement() as ElementHandle<Element> | null) ?? undefined;
}
