import browser from 'webextension-polyfill';
import { appearanceSetting } from '../settings/settings.ts';
import { languageOf, type Text, textIn } from './translate.ts';

/** The text in the language that was chosen, for what the browser itself draws: button, menus, address bar. */
export async function textOfSurfaces(): Promise<Text> {
  const appearance = await appearanceSetting.getValue();
  return textIn(languageOf(appearance, browser.i18n.getUILanguage()));
}
