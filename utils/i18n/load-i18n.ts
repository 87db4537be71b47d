import browser from 'webextension-polyfill';
import { appearanceSetting } from '../settings/settings.ts';
import { chooseLanguage, createI18n, type I18n } from './i18n.ts';

/** Translations in the chosen language, for browser UI: toolbar button, menus, address bar, notifications. */
export async function loadI18n(): Promise<I18n> {
  const appearance = await appearanceSetting.getValue();
  return createI18n(chooseLanguage(appearance, browser.i18n.getUILanguage()));
}
