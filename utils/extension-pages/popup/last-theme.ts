import type { Appearance } from '../../settings/appearance.ts';

/**
 * The theme as it last was, where it can be had without waiting: the popup is painted before the settings are
 * read, and would flash in the wrong one.
 */
const KEY = 'theme';

export function saveTheme(theme: Appearance['theme']): void {
  localStorage.setItem(KEY, theme);
}

export function applyLastTheme(): void {
  document.body.dataset.theme = localStorage.getItem(KEY) ?? 'auto';
}
