import type { Page } from 'puppeteer-core';
import type { LaunchOptions, MediaPreference } from './types.ts';

const VALUES: Record<MediaPreference, string> = {
  'forced-colors': 'active',
  'prefers-reduced-motion': 'reduce',
  'prefers-reduced-transparency': 'reduce',
};

/** What the person has chosen in the system, for one page; Puppeteer's own way knows too few features. */
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
