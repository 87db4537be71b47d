import { type ComponentChildren, render } from 'preact';
import { chooseLanguage, createI18n } from '../../utils/i18n/i18n.ts';
import type { Appearance } from '../../utils/settings/appearance.ts';
import { I18nContext } from './i18n-context.tsx';
import { keepFocus } from './preserve-focus.ts';

/** Draws an extension page, in its element `#page`, in the language and theme that were chosen. */
export function renderPage(
  appearance: Appearance,
  browserLanguage: string,
  content: ComponentChildren,
): void {
  const text = createI18n(chooseLanguage(appearance, browserLanguage));
  document.documentElement.lang = text.locale;
  document.body.dataset.theme = appearance.theme;
  document.body.dataset.density = appearance.density;
  const page = pageElement();
  if (!drawn.has(page)) keepFocus(page);
  drawn.add(page);
  render(<I18nContext.Provider value={text}>{content}</I18nContext.Provider>, page);
}

const drawn = new WeakSet<HTMLElement>();

function pageElement(): HTMLElement {
  const page = document.getElementById('page');
  if (!page) throw new ReferenceError('#page');
  return page;
}
