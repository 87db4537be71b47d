import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import match from 'pixelmatch';
import type { Page, ScreenshotClip } from 'puppeteer-core';
import sharp from 'sharp';
import { build, type InlineConfig, preview } from 'vite';
import { openChromium } from '../../test/browser/support/driver/chromium.ts';
import { readPixels } from '../../test/browser/support/driver/compare-images.ts';
import { getBrowser } from '../browsers.ts';
import { say } from '../command.ts';
import { root } from '../extension.ts';
import { markdownAlias } from '../markdown-alias.ts';

const pages = `${root}test/gallery`;
const expectedDir = `${pages}/pictures/`;
/** Current pictures and differences of changed components. */
const differencesDir = `${root}.output/gallery-differences/`;

/** The Vite configuration of the gallery. */
export const siteConfig: InlineConfig = {
  configFile: false,
  root: pages,
  publicDir: false,
  resolve: { alias: markdownAlias },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { fs: { allow: [root] } },
  build: {
    outDir: `${root}.output/gallery`,
    emptyOutDir: true,
    rolldownOptions: { input: [`${pages}/index.html`, `${pages}/frame.html`] },
  },
  logLevel: 'warn',
};

/** Disables font and color settings that differ between machines. */
const CHROMIUM_ARGS = [
  '--disable-lcd-text',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

/**
 * Renders every component in Chromium and compares it with its picture; returns whether all are unchanged.
 *
 * @param only - only components whose name contains this @param isUpdate - replaces the pictures of changed components
 * instead
 */
export async function checkPictures({ only = '', isUpdate = false } = {}): Promise<boolean> {
  await build({ ...siteConfig, logLevel: 'error' });
  const server = await preview({ ...siteConfig, preview: { port: 0 } });
  const executablePath = await getBrowser('chromium');
  const browser = await openChromium({ executablePath, args: CHROMIUM_ARGS });
  const page = await browser.newPage();
  await page.emulateTimezone('UTC');
  await page.goto(`${server.resolvedUrls?.local[0]}frame.html`);
  const all = await page.$$eval('#frame a', (links) => links.map((link) => link.textContent));
  const wanted = all.filter((name) => name.includes(only));
  rmSync(differencesDir, { recursive: true, force: true });
  const changed: string[] = [];
  for (const name of wanted) {
    const clip = await draw(name, page);
    // Most match at first. Content that scrolls or sticks may need a moment, so compare again once it is stable.
    if (!(await differenceOf(name, await shoot(page, clip)))) continue;
    const drawn = await settledShot(page, clip);
    const difference = await differenceOf(name, drawn);
    if (!difference) continue;
    changed.push(name);
    if (isUpdate) await saveSmall(drawn, name);
    else showDifference(name, difference, drawn);
  }
  if (isUpdate && !only) {
    for (const file of readdirSync(expectedDir))
      if (!all.includes(file.replace('.png', ''))) rmSync(expectedDir + file);
  }
  await Promise.all([browser.close(), server.close()]);
  say(`${changed.length} of ${wanted.length} components ${isUpdate ? 'updated' : 'have changed'}.`);
  if (isUpdate || changed.length === 0) return true;
  say(`See ${differencesDir}. If the change is intended: npm run gallery -- --update`);
  return false;
}

function fileOf(name: string): string {
  return `${expectedDir}${name}.png`;
}

/** Renders a component in both themes and languages; returns the area to capture. */
async function draw(component: string, page: Page): Promise<ScreenshotClip> {
  const size = await page.evaluate(async (name) => {
    location.hash = `component=${name}&picture`;
    const { dataset } = document.documentElement;
    while (dataset.drawn !== name) {
      if (dataset.problem) throw new Error(`${name}: ${dataset.problem}`);
      await new Promise(requestAnimationFrame);
    }
    const { clientWidth, clientHeight } = document.querySelector('.variants') ?? document.body;
    return { width: clientWidth, height: clientHeight };
  }, component);
  await page.setViewport(size);
  return { x: 0, y: 0, ...size };
}

function shoot(page: Page, clip: ScreenshotClip): Promise<Uint8Array> {
  return page.screenshot({ clip, optimizeForSpeed: true });
}

const MAX_SHOTS = 20;

/** Takes screenshots until two in a row are identical. */
async function settledShot(page: Page, clip: ScreenshotClip): Promise<Uint8Array> {
  let last = await shoot(page, clip);
  for (let shots = 1; shots < MAX_SHOTS; shots++) {
    const next = await shoot(page, clip);
    if (Buffer.compare(last, next) === 0) return next;
    last = next;
  }
  throw new Error('The component keeps changing.');
}

interface Difference {
  sentence: string;
  /** Differing pixels in red over the faded picture; missing if the sizes differ. */
  picture?: Buffer;
}

/** In CSS pixels. Differences are counted per square of this size, regardless of the picture's size. */
const SQUARE = 24;

/**
 * How much a pixel's color may differ, where 1 is black to white, and how many pixels per square may differ by more.
 * The smallest icon, a single stroke, has five pixels; gradients, stored with fewer colors, differ slightly.
 */
const LIMITS = [
  { threshold: 0.05, max: 4 },
  { threshold: 0.02, max: 400 },
];

async function differenceOf(name: string, drawn: Uint8Array): Promise<Difference | undefined> {
  if (!existsSync(fileOf(name))) return { sentence: 'has no picture yet' };
  const [a, b] = await Promise.all([readPixels(fileOf(name)), readPixels(drawn)]);
  const { width, height } = a.info;
  if (width !== b.info.width || height !== b.info.height)
    return { sentence: `is ${b.info.width} × ${b.info.height} px, was ${width} × ${height}` };
  for (const { threshold, max } of LIMITS) {
    const marked = Buffer.alloc(a.data.length);
    const off = match(a.data, b.data, marked, width, height, { threshold, windowSize: SQUARE });
    if (off <= max) continue;
    const picture = await sharp(marked, { raw: a.info }).png().toBuffer();
    return { sentence: `${off} of ${SQUARE ** 2} px have changed`, picture };
  }
  return undefined;
}

/** Saves a picture with at most 256 colors, or with all of them if the reduced one would differ too much. */
async function saveSmall(picture: Uint8Array, name: string): Promise<void> {
  const file = fileOf(name);
  await sharp(picture)
    .png({ palette: true, dither: 0, effort: 10, compressionLevel: 9 })
    .toFile(file);
  if (!(await differenceOf(name, picture))) return;
  await sharp(picture).png({ compressionLevel: 9 }).toFile(file);
}

function showDifference(name: string, { sentence, picture }: Difference, drawn: Uint8Array): void {
  say(`✗ ${name}: ${sentence}`);
  mkdirSync(differencesDir, { recursive: true });
  writeFileSync(`${differencesDir}${name}.now.png`, drawn);
  if (picture) writeFileSync(`${differencesDir}${name}.difference.png`, picture);
}
