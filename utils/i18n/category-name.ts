import type { I18n } from './i18n.ts';

/** The categories of the GPT store. */
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

/** The translated name of a category of the GPT store; other categories stay as the gateway sent them. */
export function categoryName({ t }: I18n, name: string): string {
  const known = CATEGORIES.find((category) => category === name);
  return known ? t(`category.${known}`) : name;
}
