import { launchLens } from '../../../test/browser/driver/index.ts';
import { look } from '../../../test/browser/looks.ts';
import { startGateway } from '../../../test/gateway/server.ts';
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import { saveSettings } from '../../start/save-settings.ts';
import { type Language, languages } from '../studio.ts';
import { drawScreenshots } from './screenshots.ts';
import { stage } from './staging.ts';
import { drawLogo, drawTiles } from './tiles.ts';

/** Draws what the stores show, in both languages, into `docs/store/pictures`. */
export async function drawForStores(web: string, executablePath: string): Promise<void> {
  for (const language of Object.keys(languages) as Language[]) {
    // Its GPTs change while they are followed.
    const gateway = await startGateway();
    const lens = await launchLens('chromium', { executablePath, colorScheme: 'light' });
    await saveSettings(lens, gateway);
    const desk = { lens, gateway, web };
    await stage(desk, language);
    await look({ lens }, { ...DEFAULT_APPEARANCE, language });
    const studio = { ...desk, language, words: languages[language], theme: 'light' as const };
    await drawScreenshots(studio);
    await drawTiles(studio);
    if (language === 'en') await drawLogo(studio);
    await Promise.all([lens.close(), gateway.close()]);
  }
}
