import en from '../../locales/en.json' with { type: 'json' };
import zh_CN from '../../locales/zh_CN.json' with { type: 'json' };
import type { Appearance, Language } from '../settings/appearance.ts';

export type MessageKey = keyof typeof en;

type Message = string | { one?: string; other: string };

const MESSAGES: Record<Language, Record<MessageKey, Message>> = { en, zh_CN };

const LOCALES: Record<Language, string> = { en: 'en', zh_CN: 'zh-CN' };

/** The text of one language. */
export interface I18n {
  language: Language;
  /** For `Intl` and for `lang` in the page. */
  locale: string;
  /**
   * The message of a key, its `{names}` filled in; numbers are written as the language does. A message
   * with plural forms chooses by `count`.
   */
  t(key: MessageKey, values?: Record<string, string | number>): string;
}

export function createI18n(language: Language): I18n {
  const locale = LOCALES[language];
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return {
    language,
    locale,
    t(key, values = {}) {
      const message: Message = MESSAGES[language][key];
      const form =
        typeof message === 'string'
          ? message
          : (plural.select(Number(values.count)) === 'one' && message.one) || message.other;
      return form.replace(/\{([\w-]+)\}/g, (placeholder, name) => {
        const value = values[name];
        return typeof value === 'number' ? number.format(value) : (value ?? placeholder);
      });
    },
  };
}

/** The language to speak: the one that was chosen, else the browser's, else English. */
export function chooseLanguage(appearance: Appearance, browserLanguage: string): Language {
  if (appearance.language !== 'auto') return appearance.language;
  return /^zh\b/i.test(browserLanguage) ? 'zh_CN' : 'en';
}
