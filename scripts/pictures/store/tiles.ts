import type { Page } from 'puppeteer-core';
import { hover } from '../../../test/browser/driver/index.ts';
import { look } from '../../../test/browser/looks.ts';
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import type { Studio } from '../studio.ts';
import { cardOn } from './cut-outs.ts';
import { folder, keep } from './shelf.ts';
import { openMagazine } from './staging.ts';
import { icon } from './window.ts';

/** Enough for a whole card, at twice the pixels: it is shown larger than it is. */
const AROUND_CARD = { width: 900, height: 1000, deviceScaleFactor: 2 };

/** The promotional pictures: name and icon beside real cards. */
export async function drawTiles(studio: Studio): Promise<void> {
  const light = await cutOut(studio, 'light', '#link-1-1');
  const dark = await cutOut(studio, 'dark', '#link-1-2');
  const canvas = await studio.lens.openPage('about:blank');
  const title = `<div class="title"><img src="${icon}" alt=""><strong>GPT Lens</strong></div>`;
  await draw(
    canvas,
    { width: 440, height: 280 },
    `${title}<img class="card" src="${light}" alt="">`,
    small,
  );
  await keep(canvas, studio.language, 'tile-small');
  const line = `<p>${studio.words['welcome.title']}</p>`;
  const cards = `<img class="card" src="${dark}" alt=""><img class="card" src="${light}" alt="">`;
  await draw(canvas, { width: 1400, height: 560 }, `<div>${title}${line}</div>${cards}`, large);
  await keep(canvas, studio.language, 'tile-large');
  await canvas.close();
}

/** What Edge's store shows beside the name: with its transparent corners. */
export async function drawLogo({ lens }: Pick<Studio, 'lens'>): Promise<void> {
  const canvas = await lens.openPage('about:blank');
  await canvas.setViewport({ width: 300, height: 300 });
  await canvas.setContent(
    `<!doctype html><style>body { margin: 0 }</style><img src="${icon}" width="300" alt="">`,
  );
  await canvas.screenshot({ path: `${folder}logo.png`, omitBackground: true });
  await canvas.close();
}

async function cutOut(studio: Studio, theme: Studio['theme'], link: string): Promise<string> {
  const { lens, language } = studio;
  await look({ lens }, { ...DEFAULT_APPEARANCE, language, theme });
  const page = await openMagazine(studio, AROUND_CARD);
  await hover(page, link);
  const card = await cardOn(page);
  await page.close();
  return card;
}

async function draw(canvas: Page, size: Size, body: string, style: string): Promise<void> {
  await canvas.setViewport(size);
  await canvas.setContent(`<!doctype html><style>${common}${style}</style><body>${body}`);
}

interface Size {
  width: number;
  height: number;
}

const common = `
  body {
    margin: 0; height: 100vh; overflow: hidden; position: relative; color: #0b3b37;
    font-family: system-ui, sans-serif;
    background: linear-gradient(#eefaf7, #b9e4dc);
  }
  .title { display: flex; align-items: center; }
  strong { font-weight: 700; letter-spacing: -0.02em; }
  .card { position: absolute; border-radius: 14px; box-shadow: 0 2px 6px #0b3b3722, 0 18px 50px #0b3b3740; }`;

const small = `
  .title { position: absolute; inset: 0 auto 0 26px; flex-direction: column; justify-content: center; gap: 14px; }
  .title img { width: 72px; }
  strong { font-size: 24px; }
  .card { width: 330px; inset: 30px auto auto 176px; }`;

const large = `
  body > div { position: absolute; inset: 0 auto 0 84px; width: 480px; display: flex; flex-direction: column; justify-content: center; }
  .title { gap: 24px; }
  .title img { width: 104px; }
  strong { font-size: 64px; }
  p { margin: 26px 0 0; font-size: 34px; line-height: 1.3; text-wrap: balance; }
  .card { width: 400px; }
  .card:first-of-type { inset: -36px auto auto 986px; }
  .card:last-of-type { inset: 70px auto auto 580px; }`;
