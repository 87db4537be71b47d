import { type ComponentChildren, render } from 'preact';
import { chooseLanguage, createI18n, type I18n } from '../../utils/i18n/i18n.ts';
import type { Appearance, Language } from '../../utils/settings/appearance.ts';
import { I18nContext } from './i18n-context.tsx';
import { preserveFocus } from './preserve-focus.ts';

/** Renders an extension page into its element `#page`, in the chosen language and theme. */
export function renderPage(
  appearance: Appearance,
  browserLanguage: string,
  content: ComponentChildren,
): void {
  const text = setLanguage(chooseLanguage(appearance, browserLanguage));
  document.body.dataset.theme = appearance.theme;
  document.body.dataset.density = appearance.density;
  const page = getPageElement();
  if (!renderedPages.has(page)) preserveFocus(page);
  renderedPages.add(page);
  render(<I18nContext.Provider value={text}>{content}</I18nContext.Provider>, page);
}

/** The texts of the page. New ones, and a language that is set again, would let everything be rendered anew. */
function setLanguage(language: Language): I18n {
  if (pageText?.language === language) return pageText;
  pageText = createI18n(language);
  document.documentElement.lang = pageText.locale;
  return pageText;
}

let pageText: I18n | undefined;

const renderedPages = new WeakSet<HTMLElement>();

function getPageElement(): HTMLElement {
  const page = document.getElementById('page');
  if (!page) throw new ReferenceError('#page');
  return page;
}
