import { setTimeout as sleep } from 'node:timers/promises';
import { PNG } from 'pngjs';
import type { Page } from 'puppeteer-core';
import { waitForCard } from '../../../test/browser/driver/index.ts';

/** What a page shows, as an address that markup can name. */
export async function shotOf(page: Page): Promise<string> {
  return addressOf(await shoot(page));
}

/** The card that a page shows, without the page: its corners have to be rounded anew. */
export async function cardOn(page: Page): Promise<string> {
  const { box } = await waitForCard(page, { isBusy: false });
  const whole = PNG.sync.read(await shoot(page));
  const scale = page.viewport()?.deviceScaleFactor ?? 1;
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map((length) =>
    Math.round(length * scale),
  ) as [number, number, number, number];
  const card = new PNG({ width, height });
  PNG.bitblt(whole, card, x, y, width, height);
  return addressOf(PNG.sync.write(card));
}

/** What a page shows, as PNG. */
export async function shoot(page: Page): Promise<Buffer> {
  // One behind another is painted when the browser finds the time for it, if ever.
  await page.bringToFront();
  // Pictures of GPTs, and a card's fading in, come a moment after the words.
  await sleep(700);
  return Buffer.from(await page.screenshot());
}

function addressOf(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}
