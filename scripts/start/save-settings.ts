import type { Page } from 'puppeteer-core';
import { fill, type LensBrowser, press } from '../../test/browser/driver/index.ts';

/** Tells the extension its gateway through the options page, as a person would. */
export async function saveSettings(
  lens: LensBrowser,
  gateway: { url: string; key: string },
): Promise<void> {
  const page = await lens.openOptions();
  await fill(page, 'Base URL', gateway.url);
  await fill(page, 'API key', gateway.key);
  await press(page, 'Save');
  await untilSaved(page);
  await page.close();
}

async function untilSaved(page: Page): Promise<void> {
  const isSaved = () =>
    [...document.querySelectorAll('[role=status], output')].some((status) =>
      /\bsaved\b/i.test(status.textContent),
    );
  const answers = () =>
    [...document.querySelectorAll('[role=status], output, [role=alert]')]
      .map((answer) => answer.textContent.trim())
      .filter(Boolean)
      .join(' ');
  try {
    await page.waitForFunction(isSaved, { polling: 100, timeout: 15_000 });
  } catch {
    const said = (await page.evaluate(answers)) || 'it says nothing';
    throw new Error(`The options page did not save the gateway: ${said}`);
  }
}
