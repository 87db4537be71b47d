import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import { openChromium } from '../../browser/driver/chromium.ts';
import type { Contender } from '../pages/contenders.ts';
import { median, percentile } from '../statistics.ts';

export type PopupRow = { popup: string; n: number; firstPaintMs: number; p95Ms: number };

/** When the popups of some extensions first show something, in milliseconds from their opening. */
export async function popups(
  contenders: Contender[],
  executablePath: string,
  rounds: number,
): Promise<PopupRow[]> {
  const opened: { name: string; browser: Browser; address: string; times: number[] }[] = [];
  for (const { name, folder } of contenders) {
    if (!folder) continue;
    const browser = await openChromium({ executablePath });
    const id = await browser.installExtension(folder);
    opened.push({
      name,
      browser,
      address: `chrome-extension://${id}/${popupOf(folder)}`,
      times: [],
    });
  }
  await sleep(2_000);
  for (let round = 0; round <= rounds; round++) {
    for (const { browser, address, times } of opened)
      times.push(await firstPaint(browser, address));
  }
  await Promise.all(opened.map(({ browser }) => browser.close()));
  return opened.map(({ name, times: [, ...times] }) => ({
    popup: name,
    n: times.length,
    firstPaintMs: median(times),
    p95Ms: percentile(times, 0.95),
  }));
}

function popupOf(folder: string): string {
  const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
  // Some manifests have comments.
  const [, popup] = /"default_popup":\s*"([^"]+)"/.exec(manifest) ?? [];
  if (!popup) throw new Error(`${folder} has no popup.`);
  return popup;
}

async function firstPaint(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage();
  await page.setViewport({ width: 400, height: 600 });
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length, {
    polling: 20,
  });
  const time = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  await page.close();
  return time ?? Number.NaN;
}
