/**
 * `npm run pictures`: renders every surface in its states, in both languages and themes, with the real extension and
 * the demo gateway, into `.output/pictures`; copies those in the READMEs to `docs/pictures`. With `--store`, renders
 * only the store images, into `docs/store/pictures`.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { launchExtension, saveGateway } from '../test/browser/support/driver/index.ts';
import { startGateway } from '../test/gateway/server.ts';
import { servePages } from '../test/pages/server.ts';
import { getBrowser } from './browsers.ts';
import { main, readOptions } from './command.ts';
import { buildExtension, root } from './extension.ts';
import {
  type Context,
  LANGUAGES,
  type Language,
  PICTURES,
  setAppearance,
  type Theme,
} from './pictures/context.ts';
import { recordHover } from './pictures/recording.ts';
import { prepareStore, seedWeeksOfUse } from './pictures/seed-data.ts';
import { drawStorePictures } from './pictures/store.ts';
import { drawSetUp, drawSurfaces, drawUserData } from './pictures/surfaces.ts';

const { store } = readOptions('Usage: npm run pictures -- [--store]', {
  store: { type: 'boolean', default: false },
});
const languages = Object.keys(LANGUAGES) as Language[];

await main(async () => {
  await buildExtension('chromium');
  const { url: web } = await servePages();
  const executablePath = await getBrowser('chromium');

  /** Opens a new browser and gateway, because GPTs change while they are followed. */
  async function withBrowser(theme: Theme, work: (context: Context) => Promise<void>) {
    const gateway = await startGateway();
    const extension = await launchExtension('chromium', { executablePath, colorScheme: theme });
    await work({ extension, gateway, web, theme, language: 'en', words: LANGUAGES.en });
    await Promise.all([extension.close(), gateway.close()]);
  }

  if (store) {
    for (const language of languages) {
      await withBrowser('light', async (context) => {
        await prepareStore(context, language);
        await inLanguage(context, language, drawStorePictures);
      });
    }
    return;
  }
  for (const theme of ['light', 'dark'] as const) {
    await withBrowser(theme, async (context) => {
      const inBoth = async (draw: (context: Context) => Promise<void>) => {
        for (const language of languages) await inLanguage(context, language, draw);
        await setAppearance(context.extension, {});
      };
      await inBoth(drawSetUp);
      await saveGateway(context.extension, context.gateway);
      await inBoth(async (each) => {
        if (theme === 'light') await recordHover(each);
        await drawSurfaces(each);
      });
      await seedWeeksOfUse(context);
      await inBoth(drawUserData);
    });
  }
  copyToDocs();
});

async function inLanguage(
  context: Context,
  language: Language,
  draw: (context: Context) => Promise<void>,
): Promise<void> {
  await setAppearance(context.extension, { language });
  await draw({ ...context, language, words: LANGUAGES[language] });
}

function copyToDocs(): void {
  mkdirSync(`${root}docs/pictures`, { recursive: true });
  for (const readme of ['README.md', 'README.zh-CN.md']) {
    const text = readFileSync(root + readme, 'utf8');
    for (const [path, name] of text.matchAll(/docs\/pictures\/([\w-]+\.(?:png|gif))/g))
      copyFileSync(`${PICTURES}${name}`, root + path);
  }
}
