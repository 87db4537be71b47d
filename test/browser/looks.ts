import { type Appearance, DEFAULT_APPEARANCE } from '../../utils/settings/appearance.ts';
import { saveInStorage } from './driver/storage.ts';
import type { World } from './world.ts';

/** Every way that all surfaces can look. */
export const LOOKS: Appearance[] = (['en', 'zh_CN'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ ...DEFAULT_APPEARANCE, language, theme })),
);

/** Puts a language and a theme where the options page saves them. */
export function look({ lens }: Pick<World, 'lens'>, appearance: Appearance): Promise<void> {
  return saveInStorage(lens, { appearance });
}
