import { type ComponentChildren, render } from 'preact';
import { chooseLanguage, createI18n } from '../../utils/i18n/i18n.ts';
import type { Appearance } from '../../utils/settings/appearance.ts';
import { I18nContext } from './i18n-context.tsx';
import { preserveFocus } from './preserve-focus.ts';

/** Renders an extension page into its element `#page`, in the chosen language and theme. */
export function renderPage(
  appearance: Appearance,
  browserLanguage: string,
  content: ComponentChildren,
): void {
  const text = createI18n(chooseLanguage(appearance, browserLanguage));
  document.documentElement.lang = text.locale;
  document.body.dataset.theme = appearance.theme;
  document.body.dataset.density = appearance.density;
  const page = getPageElement();
  if (!renderedPages.has(page)) preserveFocus(page);
  renderedPages.add(page);
  render(<I18nContext.Provider value={text}>{content}</I18nContext.Provider>, page);
}

const renderedPages = new WeakSet<HTMLElement>();

function getPageElement(): HTMLElement {
  const page = document.getElementById('page');
  if (!page) throw new ReferenceError('#page');
  return page;
}
