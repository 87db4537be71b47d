import browser from 'webextension-polyfill';
import { appearanceSetting } from '../settings/settings.ts';
import { chooseLanguage, createI18n, type I18n } from './i18n.ts';

/** The text in the language that was chosen, for what the browser itself draws: button, menus, address bar. */
export async function loadI18n(): Promise<I18n> {
  const appearance = await appearanceSetting.getValue();
  return createI18n(chooseLanguage(appearance, browser.i18n.getUILanguage()));
}
