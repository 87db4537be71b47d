import { type ComponentChildren, render } from 'preact';
import { languageOf, textIn } from '../../utils/i18n/translate.ts';
import type { Appearance } from '../../utils/settings/appearance.ts';
import { keepFocus } from './keep-focus.ts';
import { TextContext } from './text-context.tsx';

/** Draws an extension page, in its element `#page`, in the language and theme that were chosen. */
export function renderPage(
  appearance: Appearance,
  browserLanguage: string,
  content: ComponentChildren,
): void {
  const text = textIn(languageOf(appearance, browserLanguage));
  document.documentElement.lang = text.locale;
  document.body.dataset.theme = appearance.theme;
  document.body.dataset.density = appearance.density;
  const page = pageElement();
  if (!drawn.has(page)) keepFocus(page);
  drawn.add(page);
  render(<TextContext.Provider value={text}>{content}</TextContext.Provider>, page);
}

const drawn = new WeakSet<HTMLElement>();

function pageElement(): HTMLElement {
  const page = document.getElementById('page');
  if (!page) throw new ReferenceError('#page');
  return page;
}
