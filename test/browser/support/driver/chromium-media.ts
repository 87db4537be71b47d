import type { Page } from 'puppeteer-core';
import type { LaunchOptions, MediaPreference } from './types.ts';

const VALUES: Record<MediaPreference, string> = {
  'forced-colors': 'active',
  'prefers-reduced-motion': 'reduce',
  'prefers-reduced-transparency': 'reduce',
};

/** Sets media preferences for one page. Puppeteer's own method supports too few features. */
export async function emulateMedia(
  page: Page,
  { colorScheme, mediaPreferences = [] }: LaunchOptions,
): Promise<void> {
  const features = mediaPreferences.map((name) => ({ name: name as string, value: VALUES[name] }));
  if (colorScheme) features.push({ name: 'prefers-color-scheme', value: colorScheme });
  if (features.length === 0) return;
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { features });
}
