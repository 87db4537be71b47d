/**
 * `npm run pictures`: every surface in its states, in both languages and themes, drawn by the real extension
 * with the demo gateway, into `.output/pictures`. Those that README shows are renewed in `docs/pictures`; with
 * `--store`, only those that stores show, in `docs/store/pictures`.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchLens } from '../test/browser/driver/index.ts';
import { look } from '../test/browser/looks.ts';
import { startGateway } from '../test/gateway/server.ts';
import { servePages } from '../test/pages/server.ts';
import { DEFAULT_APPEARANCE } from '../utils/settings/appearance.ts';
import { readArguments } from './arguments.ts';
import { getBrowser } from './browsers.ts';
import { buildExtension } from './extension.ts';
import { main } from './main.ts';
import { drawCards, drawCardWithoutKey } from './pictures/cards.ts';
import { furnish } from './pictures/furnish.ts';
import { drawEmptyPanels, drawPanels } from './pictures/panels.ts';
import { drawPopups, drawPopupWithoutKey } from './pictures/popups.ts';
import { recordHover } from './pictures/recording.ts';
import { drawForStores } from './pictures/store/store.ts';
import { folder, type Language, languages, type Studio } from './pictures/studio.ts';
import { drawOptions, drawWelcome } from './pictures/tabs.ts';
import { saveSettings } from './start/save-settings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const shownFolder = `${root}docs/pictures/`;

const { store } = readArguments('Usage: npm run pictures -- [--store]', {
  store: { type: 'boolean', default: false },
});

await main(async () => {
  await buildExtension('chromium');
  const pages = await servePages();
  const executablePath = await getBrowser('chromium');
  if (store) await drawForStores(pages.url, executablePath);
  else await drawSurfaces(pages.url, executablePath);
});

async function drawSurfaces(web: string, executablePath: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    // Its GPTs change while they are followed.
    const gateway = await startGateway();
    const lens = await launchLens('chromium', { executablePath, colorScheme: theme });
    const inEach = async (drawAll: (studio: Studio) => Promise<void>) => {
      for (const language of Object.keys(languages) as Language[]) {
        await look({ lens }, { ...DEFAULT_APPEARANCE, language });
        const words = languages[language];
        await drawAll({ lens, gateway, web, language, words, theme });
      }
      await look({ lens }, DEFAULT_APPEARANCE);
    };
    await inEach(async (studio) => {
      await drawPopupWithoutKey(studio);
      await drawCardWithoutKey(studio);
      await drawWelcome(studio);
      await drawEmptyPanels(studio);
    });
    await saveSettings(lens, gateway);
    await inEach(async (studio) => {
      if (theme === 'light') await recordHover(studio);
      await drawCards(studio);
      await drawPopups(studio);
      await drawOptions(studio);
    });
    await furnish({ lens, gateway, web });
    await inEach(drawPanels);
    await Promise.all([lens.close(), gateway.close()]);
  }
  renewShown();
}

function renewShown(): void {
  const readme =
    readFileSync(`${root}README.md`, 'utf8') + readFileSync(`${root}README.zh-CN.md`, 'utf8');
  mkdirSync(shownFolder, { recursive: true });
  for (const [, name] of readme.matchAll(/docs\/pictures\/([\w-]+\.(?:png|gif))/g)) {
    copyFileSync(`${folder}${name}`, `${shownFolder}${name}`);
  }
}
