import { mkdirSync, readFileSync } from 'node:fs';
import type { Page, Viewport } from 'puppeteer-core';
import sharp from 'sharp';
import { hover, openSidePanel, waitForCard } from '../../test/browser/support/driver/index.ts';
import { say } from '../command.ts';
import { root } from '../extension.ts';
import { type Context, idOf, setAppearance, shoot, type Theme } from './context.ts';
import { drawCursor, middleOf } from './recording.ts';
import { magazinePath, STORE } from './seed-data.ts';

const folder = `${root}docs/store/pictures/`;

/** Screenshots of 1280 × 800 pixels: 1.25 pixels per CSS pixel. */
const SCREEN = { width: 1024, height: 640, deviceScaleFactor: 1.25 };
/** The heights of the browser's toolbar and of a side panel's heading. */
const [BAR, PANEL_HEADING] = [44, 40];
const CONTENT = { ...SCREEN, height: SCREEN.height - BAR };
const PANEL = { ...SCREEN, width: 400, height: CONTENT.height - PANEL_HEADING };
const POPUP = { ...SCREEN, width: 400, height: 572 };
const BESIDE_PANEL = { ...CONTENT, width: SCREEN.width - PANEL.width };
/** Large enough for a whole card, at twice the resolution, because tiles enlarge it. */
const AROUND_CARD = { width: 900, height: 1000, deviceScaleFactor: 2 };

const icon = `data:image/svg+xml;base64,${readFileSync(`${root}assets/icon.svg`, 'base64')}`;

/** Renders five screenshots, two tiles and the logo, after `prepareStore`. */
export async function drawStorePictures(context: Context): Promise<void> {
  const { extension, language, words } = context;
  const { address, search, followed } = STORE[language];
  const canvas = await extension.openPage('about:blank');
  const saveWindow = async (name: string, shown: Shown, theme: Theme = 'light') => {
    await drawWindow(canvas, address, theme, shown);
    await saveOpaque(canvas, context, name);
  };

  const hovered = await openMagazine(context, CONTENT);
  await rest(hovered, '#part-1', '#link-1-1');
  await saveWindow('1-card', { page: await urlOf(hovered) });
  await hovered.close();

  const popup = await extension.openPopup();
  // The page in front of the popup's tab is the active one for the popup, which can so have its own size.
  const behind = await openMagazine(context, CONTENT);
  await popup.setViewport(POPUP);
  await popup.type('input', search);
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.hit');
  const height = await popup.$eval('.site-bar', (bar) => bar.getBoundingClientRect().bottom);
  await popup.setViewport({ ...POPUP, height: Math.ceil(height) });
  await saveWindow('2-search', { popup: await urlOf(popup), page: await urlOf(behind) });
  await Promise.all([popup.close(), behind.close()]);

  const tab = await openSidePanel(extension, '#batches');
  await tab.setViewport(SCREEN);
  await tab.waitForSelector('.batch-link');
  await tab.click('.batch-link');
  await tab.waitForSelector('.batch-table');
  await saveOpaque(tab, context, '3-batch');
  await tab.close();

  const panel = await openSidePanel(extension, `#followed/${idOf(context, followed)}`);
  await panel.setViewport(PANEL);
  await panel.waitForSelector('.time-chart');
  const beside = await openMagazine(context, BESIDE_PANEL);
  await saveWindow('4-following', { panel: await urlOf(panel), page: await urlOf(beside) });
  await Promise.all([panel.close(), beside.close()]);

  const light = await cutOut(context, 'light', '#link-1-1');
  const dark = await cutOut(context, 'dark', '#link-1-2');
  const night = await openMagazine(context, CONTENT);
  await night.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await rest(night, '#letters', '#id-1');
  await saveWindow('5-bare-id', { page: await urlOf(night) }, 'dark');
  await night.close();

  const title = `<div class="title"><img src="${icon}" alt=""><strong>GPT Lens</strong></div>`;
  const card = (url: string) => `<img class="card" src="${url}" alt="">`;
  await setContent(canvas, { width: 440, height: 280 }, TILE + SMALL_TILE, title + card(light));
  await saveOpaque(canvas, context, 'tile-small');
  const line = `<div>${title}<p>${words['welcome.title']}</p></div>`;
  const large = line + card(dark) + card(light);
  await setContent(canvas, { width: 1400, height: 560 }, TILE + LARGE_TILE, large);
  await saveOpaque(canvas, context, 'tile-large');
  // The icon is 128 units wide; this density renders it with at least as many pixels as the logo.
  const logo = sharp(`${root}assets/icon.svg`, { density: 72 * (300 / 128) }).resize(300, 300);
  if (language === 'en') await logo.png().toFile(`${folder}logo.png`);
  await canvas.close();
}

/** Opens the magazine page under its pretended URL, because the popup shows the site's name. */
async function openMagazine(
  { extension, web, language }: Context,
  viewport: Viewport,
): Promise<Page> {
  const response = await fetch(web + magazinePath(language));
  const body = await response.text();
  const page = await extension.openPage('about:blank');
  await page.setViewport(viewport);
  await page.setRequestInterception(true);
  page.on('request', (request) => request.respond({ contentType: 'text/html', body }));
  await page.goto(`https://${STORE[language].address}`);
  return page;
}

/** Scrolls to a heading, rests the cursor on an element and waits for its card. */
async function rest(page: Page, heading: string, target: string): Promise<void> {
  await page.$eval(heading, (element) => element.scrollIntoView({ block: 'start' }));
  await drawCursor(page);
  await hover(page, await middleOf(page, target));
  await waitForCard(page, { isBusy: false });
}

/** A picture of a card without the page around it; its corners are still square. */
async function cutOut(context: Context, theme: Theme, link: string): Promise<string> {
  const { extension, language } = context;
  await setAppearance(extension, { language, theme });
  const page = await openMagazine(context, AROUND_CARD);
  await hover(page, link);
  const { box } = await waitForCard(page, { isBusy: false });
  const [left = 0, top = 0, width = 0, height = 0] = [box.x, box.y, box.width, box.height].map(
    (length) => Math.round(length * AROUND_CARD.deviceScaleFactor),
  );
  const card = sharp(await shoot(page)).extract({ left, top, width, height });
  await page.close();
  return toUrl(await card.png().toBuffer());
}

async function urlOf(page: Page): Promise<string> {
  return toUrl(await shoot(page));
}

function toUrl(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** Saves a screenshot as stores require: 24 bits per pixel, no alpha. */
async function saveOpaque(page: Page, { language }: Context, name: string): Promise<void> {
  const dir = `${folder}${language.replace('_', '-')}`;
  mkdirSync(dir, { recursive: true });
  const opaque = sharp(await shoot(page))
    .removeAlpha()
    .png({ compressionLevel: 9 });
  const { width, height, size } = await opaque.toFile(`${dir}/${name}.png`);
  say(`${language} ${name}: ${width} × ${height}, ${Math.round(size / 1000)} kB`);
}

async function setContent(canvas: Page, size: Viewport, css: string, body: string): Promise<void> {
  await canvas.setViewport(size);
  await canvas.setContent(`<!doctype html><style>${css}</style><body>${body}`);
}

/** Data URLs of the pictures of a page and of the panel or popup over it. */
interface Shown {
  page: string;
  panel?: string;
  popup?: string;
}

/** Draws a browser window around pictures, because headless browsers have no toolbar, popup or side panel. */
async function drawWindow(
  canvas: Page,
  address: string,
  theme: Theme,
  shown: Shown,
): Promise<void> {
  const { page, panel, popup } = shown;
  const body = `<main class="${theme}">
<nav>
  ${arrow('M10 3 5 8l5 5')}${arrow('m6 3 5 5-5 5')}
  <span class="address">${address}</span>
  <span class="button ${popup || panel ? 'pressed' : ''}"><img src="${icon}" alt=""></span>
</nav>
<div>
  <img class="page" src="${page}" alt="">
  ${panel ? `<aside><h1><img src="${icon}" alt="">GPT Lens</h1><img src="${panel}" alt=""></aside>` : ''}
  ${popup ? `<img class="popup" src="${popup}" alt="">` : ''}
</div>`;
  await setContent(canvas, SCREEN, WINDOW, body);
}

function arrow(path: string): string {
  return `<svg width="16" height="16" viewBox="0 0 16 16"><path d="${path}"/></svg>`;
}

const WINDOW = `
  body { margin: 0; font: 13px system-ui, sans-serif; }
  main { --bar: #f1f3f4; --field: #fff; --ink: #3c4043; --line: #dadce0; }
  main.dark { --bar: #2b2d30; --field: #3a3c40; --ink: #d7dadf; --line: #45484c; }
  img { display: block; }
  nav {
    display: flex; align-items: center; gap: 14px; height: ${BAR}px; padding: 0 14px; box-sizing: border-box;
    background: var(--bar); color: var(--ink); border-bottom: 1px solid var(--line);
  }
  svg { fill: none; stroke: currentColor; stroke-width: 1.5; }
  .address { flex: 1; padding: 6px 14px; border-radius: 99px; background: var(--field); }
  .button { padding: 6px; border-radius: 99px; }
  .button.pressed { background: color-mix(in srgb, var(--ink) 14%, transparent); }
  .button img { width: 18px; height: 18px; }
  div { position: relative; display: flex; height: ${CONTENT.height}px; }
  .page { height: 100%; }
  aside { border-inline-start: 1px solid var(--line); margin-inline-start: -1px; }
  aside h1 {
    display: flex; align-items: center; gap: 8px; height: ${PANEL_HEADING}px; margin: 0; padding: 0 14px;
    box-sizing: border-box; font-size: 13px; font-weight: 600; color: var(--ink); background: var(--bar);
  }
  aside h1 img { width: 16px; height: 16px; }
  aside > img { width: ${PANEL.width}px; }
  .popup {
    position: absolute; inset: 6px 12px auto auto; width: ${POPUP.width}px; border-radius: 12px;
    box-shadow: 0 0 0 1px #0002, 0 12px 40px #0006;
  }`;

const TILE = `
  body {
    margin: 0; height: 100vh; overflow: hidden; position: relative; color: #0b3b37;
    font-family: system-ui, sans-serif; background: linear-gradient(#eefaf7, #b9e4dc);
  }
  .title { display: flex; align-items: center; }
  strong { font-weight: 700; letter-spacing: -0.02em; }
  .card { position: absolute; border-radius: 14px; box-shadow: 0 2px 6px #0b3b3722, 0 18px 50px #0b3b3740; }`;

const SMALL_TILE = `
  .title { position: absolute; inset: 0 auto 0 26px; flex-direction: column; justify-content: center; gap: 14px; }
  .title img { width: 72px; }
  strong { font-size: 24px; }
  .card { width: 330px; inset: 30px auto auto 176px; }`;

const LARGE_TILE = `
  body > div { position: absolute; inset: 0 auto 0 84px; width: 480px; display: flex; flex-direction: column; justify-content: center; }
  .title { gap: 24px; }
  .title img { width: 104px; }
  strong { font-size: 64px; }
  p { margin: 26px 0 0; font-size: 34px; line-height: 1.3; text-wrap: balance; }
  .card { width: 400px; }
  .card:first-of-type { inset: -36px auto auto 986px; }
  .card:last-of-type { inset: 70px auto auto 580px; }`;
