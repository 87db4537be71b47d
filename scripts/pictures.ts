/**
 * `npm run pictures`: every surface in both languages and themes, drawn by the real extension with the
 * demo gateway, into `.output/pictures`. Those that README shows are renewed in `docs/pictures`.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import {
  control,
  fill,
  hover,
  type LensBrowser,
  launchLens,
  press,
  waitForCard,
} from '../test/browser/driver/index.ts';
import { startGateway } from '../test/gateway/server.ts';
import { catalogue } from '../test/pages/gpts.ts';
import { servePages } from '../test/pages/server.ts';
import { getBrowser } from './browsers.ts';
import { buildExtension } from './extension.ts';
import { main, say } from './main.ts';
import { saveSettings } from './start/save-settings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}.output/pictures/`;
const shownFolder = `${root}docs/pictures/`;

type PicturePath = `${string}.png`;

const languages = { en: 'en', zh_CN: 'zh-CN' } as const;
const themes = ['light', 'dark'] as const;

/** Three ways to fail that ask for something different: another key, patience, another GPT. */
const FAULTS = ['key-expired', 'rate-limited', 'unknown-code'] as const;

/** Behind those that the demo page shows. */
let nextUnread = 100;

await main(async () => {
  mkdirSync(folder, { recursive: true });
  await buildExtension('chromium');
  const gateway = await startGateway();
  const pages = await servePages();
  const executablePath = await getBrowser('chromium');
  for (const colorScheme of themes) {
    const lens = await launchLens('chromium', { executablePath, colorScheme });
    await saveSettings(lens, gateway);
    for (const [language, name] of Object.entries(languages)) {
      await chooseLanguage(lens, language);
      await drawAll(lens, pages.url, `${name}-${colorScheme}`);
      for (const fault of FAULTS) {
        gateway.fail({ kind: fault });
        await drawFailure(lens, pages.url, `${fault}-${name}-${colorScheme}`);
        gateway.heal();
        await forgetFailure(lens, language);
      }
    }
    await lens.close();
  }
  renewShown();
});

function renewShown(): void {
  const readme =
    readFileSync(`${root}README.md`, 'utf8') + readFileSync(`${root}README.zh-CN.md`, 'utf8');
  mkdirSync(shownFolder, { recursive: true });
  for (const [, name] of readme.matchAll(/docs\/pictures\/([\w-]+\.png)/g)) {
    copyFileSync(`${folder}${name}`, `${shownFolder}${name}`);
  }
}

async function drawAll(lens: LensBrowser, pagesUrl: string, suffix: string): Promise<void> {
  const isChinese = suffix.startsWith('zh');
  await drawCard(
    lens,
    `${pagesUrl}/`,
    isChinese ? '#link-congee' : '#link-penny-pilot',
    `card-${suffix}.png`,
  );

  const popup = await lens.openPopup();
  await popup.setViewport({ width: 400, height: 600, deviceScaleFactor: 2 });
  await fill(popup, isChinese ? '搜索 GPT' : 'Search GPTs', isChinese ? '粥' : 'plan');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.hit');
  await draw(popup, `popup-search-${suffix}.png`);
  await popup.click('.hit');
  await popup.waitForSelector('.gpt .foot .button');
  await draw(popup, `popup-gpt-${suffix}.png`);

  const options = await lens.openOptions();
  await options.setViewport({ width: 760, height: 1500, deviceScaleFactor: 2 });
  await press(options, isChinese ? '测试连接' : 'Test connection');
  await options.waitForSelector('.findings');
  await draw(options, `options-${suffix}.png`);
  await Promise.all([popup.close(), options.close()]);
}

async function drawFailure(lens: LensBrowser, pagesUrl: string, suffix: string): Promise<void> {
  const unread = catalogue.all[nextUnread++];
  if (!unread) throw new Error('Every GPT of the demo gateway has been read.');
  const address = `${pagesUrl}/frame?gpt=${encodeURIComponent(unread.name)}`;
  await drawCard(lens, address, '#link-in-frame', `card-${suffix}.png`);
}

/** A failure of the key or a pause stands against the gateway until a test of the connection goes well. */
async function forgetFailure(lens: LensBrowser, language: string): Promise<void> {
  const options = await lens.openOptions();
  await press(options, language === 'en' ? 'Test connection' : '测试连接');
  await options.waitForSelector('.findings');
  await options.close();
}

async function drawCard(
  lens: LensBrowser,
  address: string,
  link: string,
  picture: PicturePath,
): Promise<void> {
  const page = await lens.openPage(address);
  await page.setViewport({ width: 960, height: 700, deviceScaleFactor: 2 });
  await hover(page, link);
  await waitForCard(page, { isBusy: false });
  // The picture in the card and the card's fading in come a moment after the words.
  await new Promise((resolve) => setTimeout(resolve, 600));
  await page.screenshot({ path: folder + picture });
  say(picture);
  await page.close();
}

async function draw(page: Page, picture: PicturePath): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await page.screenshot({ path: folder + picture });
  say(picture);
}

async function chooseLanguage(lens: LensBrowser, language: string): Promise<void> {
  const options = await lens.openOptions();
  const select = await control(options, 'Language');
  await select.select(language);
  await options.close();
}
