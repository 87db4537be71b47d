import en from '../../locales/en.json' with { type: 'json' };
import zh_CN from '../../locales/zh_CN.json' with { type: 'json' };
import type { Appearance, Language } from '../settings/appearance.ts';

export type MessageKey = keyof typeof en;

type Message = string | { one?: string; other: string };

const MESSAGES: Record<Language, Record<MessageKey, Message>> = { en, zh_CN };

const LOCALES: Record<Language, string> = { en: 'en', zh_CN: 'zh-CN' };

/** The translations of one language. */
export interface I18n {
  language: Language;
  /** A BCP 47 tag, for `Intl` and the `lang` attribute. */
  locale: string;
  /**
   * The message of a key, with its `{name}` placeholders replaced. Numbers are formatted for the locale; the value
   * `count` selects the plural form.
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

/** The language that the user chose, or the browser's, or English. */
export function chooseLanguage(appearance: Appearance, browserLanguage: string): Language {
  if (appearance.language !== 'auto') return appearance.language;
  return /^zh\b/i.test(browserLanguage) ? 'zh_CN' : 'en';
}
