import { type Appearance, DEFAULT_APPEARANCE } from '../../utils/settings/appearance.ts';
import { saveInStorage } from './driver/storage.ts';
import type { Fixture } from './world.ts';

/** Every way that all surfaces can look. */
export const APPEARANCES: Appearance[] = (['en', 'zh_CN'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ ...DEFAULT_APPEARANCE, language, theme })),
);

/** Puts a language and a theme where the options page saves them. */
export function applyAppearance(
  { extension }: Pick<Fixture, 'extension'>,
  appearance: Appearance,
): Promise<void> {
  return saveInStorage(extension, { appearance });
}
