import { setTimeout as sleep } from 'node:timers/promises';
import { type Appearance, DEFAULT_APPEARANCE } from '../../utils/appearance.ts';
import type { World } from './world.ts';

/** Every way that all surfaces can look. */
export const LOOKS: Appearance[] = (['en', 'zh_CN'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ ...DEFAULT_APPEARANCE, language, theme })),
);

/** Puts a language and a theme where the options page saves them. */
export async function look({ lens }: Pick<World, 'lens'>, appearance: Appearance): Promise<void> {
  const page = await lens.openOptions();
  await page.evaluate((chosen) => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    return chrome.storage.local.set({ appearance: chosen });
  }, appearance);
  // The background hears of it in a moment.
  await sleep(300);
  await page.close();
}
