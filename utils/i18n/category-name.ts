import type { I18n } from './i18n.ts';

/** The store's own; whatever else a gateway says stands as it came. */
const CATEGORIES = [
  'productivity',
  'research',
  'writing',
  'programming',
  'education',
  'lifestyle',
  'dalle',
  'other',
] as const;

/** What people call a category of the store. */
export function categoryName({ t }: I18n, name: string): string {
  const known = CATEGORIES.find((category) => category === name);
  return known ? t(`category.${known}`) : name;
}
