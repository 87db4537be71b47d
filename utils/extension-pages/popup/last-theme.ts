import type { Appearance } from '../../settings/appearance.ts';

/**
 * The last theme, in synchronous storage: the popup is painted before the settings are loaded, and would flash in the
 * wrong theme.
 */
const KEY = 'theme';

export function saveTheme(theme: Appearance['theme']): void {
  localStorage.setItem(KEY, theme);
}

export function applyLastTheme(): void {
  document.body.dataset.theme = localStorage.getItem(KEY) ?? 'auto';
}
