import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { openChromium } from '../../test/browser/driver/chromium.ts';
import { getBrowser } from '../browsers.ts';
import { say } from '../main.ts';
import { differenceOf } from './compare.ts';
import { pictureOf } from './picture.ts';
import { serveBuiltGallery } from './site.ts';
import { small } from './small.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const kept = `${root}test/gallery/pictures/`;
/** What is drawn now and what differs, of the components that are not as they were. */
const found = `${root}.output/gallery-differences/`;

interface Options {
  /** Only the components with this in their names. */
  only: string;
  /** Keep what is drawn now, instead of comparing it. */
  isUpdate: boolean;
}

/** Holds every component against its kept picture. Throws when one is not as it was. */
export async function checkPictures({ only, isUpdate }: Options): Promise<void> {
  const site = await serveBuiltGallery();
  const browser = await openChromium({ executablePath: await getBrowser('chromium') });
  const page = await browser.newPage();
  await page.emulateTimezone('UTC');
  await page.goto(`${site.url}frame.html`);
  const names = await componentsIn(page);
  const wanted = names.filter((name) => name.includes(only));
  let different = 0;
  rmSync(found, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  for (const name of wanted) {
    const drawn = await pictureOf(name, page);
    if (isUpdate) update(name, drawn);
    else if (isDifferent(name, drawn)) different++;
  }
  if (isUpdate && !only) removeAllBut(names);
  await Promise.all([browser.close(), site.close()]);
  if (different > 0) {
    throw new Error(
      `${different} of ${wanted.length} components are not as they were: see ${found}\n` +
        'If that is meant: npm run gallery -- --update',
    );
  }
  say(`${wanted.length} components ${isUpdate ? 'are kept as they are' : 'are as they were'}.`);
}

/** What there is to draw, as the frame lists it. */
function componentsIn(page: Page): Promise<string[]> {
  return page.$$eval('#frame a', (links) => links.map((link) => link.textContent));
}

function update(name: string, drawn: Uint8Array): void {
  const file = `${kept}${name}.png`;
  // What only a machine draws a little otherwise is no change for the history.
  const isSame = existsSync(file) && !differenceOf(readFileSync(file), drawn);
  if (!isSame) writeFileSync(file, small(drawn));
}

function isDifferent(name: string, drawn: Uint8Array): boolean {
  const file = `${kept}${name}.png`;
  const difference = existsSync(file)
    ? differenceOf(readFileSync(file), drawn)
    : { sentence: 'has no picture yet' };
  if (!difference) return false;
  say(`✗ ${name}: ${difference.sentence}`);
  mkdirSync(found, { recursive: true });
  writeFileSync(`${found}${name}.now.png`, drawn);
  if (difference.picture) writeFileSync(`${found}${name}.difference.png`, difference.picture);
  return true;
}

/** A component that is gone takes its picture along. */
function removeAllBut(names: string[]): void {
  for (const file of readdirSync(kept)) {
    if (!names.includes(file.replace('.png', ''))) rmSync(kept + file);
  }
}
