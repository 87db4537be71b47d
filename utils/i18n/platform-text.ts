import type { Platform } from '../gpt/known-platforms.ts';
import type { I18n } from './i18n.ts';

/** Such as "Vercel: App hosting". */
export function platformText({ t }: I18n, { name, category }: Platform): string {
  return t('domains.platform', { name, category: t(`platform.${category}`) });
}
