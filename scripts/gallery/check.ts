import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page, ScreenshotClip } from 'puppeteer-core';
import { openChromium } from '../../test/browser/driver/chromium.ts';
import { getBrowser } from '../browsers.ts';
import { say } from '../main.ts';
import { type Difference, differenceOf } from './compare.ts';
import { draw, settledShot, shot } from './picture.ts';
import { serveBuiltGallery } from './site.ts';
import { small } from './small.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const kept = `${root}test/gallery/pictures/`;
/** What is drawn now and what differs, of the components that are not as they were. */
const found = `${root}.output/gallery-differences/`;

/** What a machine's own settings of fonts and screens would change. */
const ALIKE_EVERYWHERE = [
  '--disable-lcd-text',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

interface Options {
  /** Only the components with this in their names. */
  only?: string;
  /** Keep what is drawn now, instead of comparing it. */
  isUpdate?: boolean;
}

/** Holds every component against its kept picture; tells whether all are as they were. */
export async function checkPictures({
  only = '',
  isUpdate = false,
}: Options = {}): Promise<boolean> {
  const site = await serveBuiltGallery();
  const browser = await openChromium({
    executablePath: await getBrowser('chromium'),
    args: ALIKE_EVERYWHERE,
  });
  const page = await browser.newPage();
  await page.emulateTimezone('UTC');
  await page.goto(`${site.url}frame.html`);
  const names = await componentsIn(page);
  const wanted = names.filter((name) => name.includes(only));
  let different = 0;
  rmSync(found, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  for (const name of wanted) {
    const clip = await draw(name, page);
    if (isUpdate) keep(name, await settledShot(page, clip));
    else if (await isDifferent(name, page, clip)) different++;
  }
  if (isUpdate && !only) removeAllBut(names);
  await Promise.all([browser.close(), site.close()]);
  if (different > 0) {
    say(`${different} of ${wanted.length} components are not as they were: see ${found}`);
    say('If that is meant: npm run gallery -- --update');
  } else {
    say(`${wanted.length} components ${isUpdate ? 'are kept as they are' : 'are as they were'}.`);
  }
  return different === 0;
}

/** What there is to draw, as the frame lists it. */
function componentsIn(page: Page): Promise<string[]> {
  return page.$$eval('#frame a', (links) => links.map((link) => link.textContent));
}

async function isDifferent(name: string, page: Page, clip: ScreenshotClip): Promise<boolean> {
  // Most are as they were, at the first glance.
  if (!differenceFrom(name, await shot(page, clip))) return false;
  const drawn = await settledShot(page, clip);
  const difference = differenceFrom(name, drawn);
  if (difference) show(name, difference, drawn);
  return difference !== undefined;
}

function keep(name: string, drawn: Uint8Array): void {
  // What only a machine draws a little otherwise is no change for the history.
  if (differenceFrom(name, drawn)) writeFileSync(fileOf(name), small(drawn));
}

function differenceFrom(name: string, drawn: Uint8Array): Difference | undefined {
  const file = fileOf(name);
  if (!existsSync(file)) return { sentence: 'has no picture yet' };
  return differenceOf(readFileSync(file), drawn);
}

function fileOf(name: string): string {
  return `${kept}${name}.png`;
}

function show(name: string, { sentence, picture }: Difference, drawn: Uint8Array): void {
  say(`✗ ${name}: ${sentence}`);
  mkdirSync(found, { recursive: true });
  writeFileSync(`${found}${name}.now.png`, drawn);
  if (picture) writeFileSync(`${found}${name}.difference.png`, picture);
}

/** A component that is gone takes its picture along. */
function removeAllBut(names: string[]): void {
  for (const file of readdirSync(kept)) {
    if (!names.includes(file.replace('.png', ''))) rmSync(kept + file);
  }
}
