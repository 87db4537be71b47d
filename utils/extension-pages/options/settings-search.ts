import type { I18n, MessageKey } from '../../i18n/i18n.ts';
import { matchesWords } from '../../lib/matches-words.ts';

interface Entry {
  section: SectionId;
  label: MessageKey;
  /** Explains the setting in a sentence. */
  hint: MessageKey;
}

/** The sections of the options page and the keys of their titles. */
const SECTIONS = {
  gateway: 'options.gateway',
  sites: 'options.sites',
  'look-ups': 'options.look-ups',
  hover: 'options.hover',
  shortcuts: 'options.shortcuts',
  counting: 'options.counting',
  following: 'options.following',
  try: 'options.try',
  appearance: 'options.appearance',
  backup: 'options.backup',
  cache: 'options.cache',
  diagnostics: 'options.diagnostics',
} as const satisfies Record<string, MessageKey>;

export type SectionId = keyof typeof SECTIONS;

/** Every setting with its searchable texts. */
export const SETTINGS = {
  'base-url': { section: 'gateway', label: 'options.base-url', hint: 'options.base-url-hint' },
  'api-key': { section: 'gateway', label: 'options.api-key', hint: 'options.api-key-hint' },
  'gateway-name': {
    section: 'gateway',
    label: 'options.gateway-name',
    hint: 'options.gateway-name-hint',
  },
  version: { section: 'gateway', label: 'options.version', hint: 'options.version-hint' },
  'gateway-limit': {
    section: 'gateway',
    label: 'options.gateway-limit',
    hint: 'options.gateway-limit-hint',
  },
  'lookup-price': {
    section: 'gateway',
    label: 'options.lookup-price',
    hint: 'options.lookup-price-hint',
  },
  'low-balance': {
    section: 'gateway',
    label: 'options.low-balance',
    hint: 'options.low-balance-hint',
  },
  'chat-model': {
    section: 'gateway',
    label: 'options.chat-model',
    hint: 'options.chat-model-hint',
  },
  'asks-next': { section: 'gateway', label: 'options.asks-next', hint: 'options.asks-next-hint' },
  'reads-balance': {
    section: 'gateway',
    label: 'options.reads-balance',
    hint: 'options.reads-balance-hint',
  },
  'site-mode': { section: 'sites', label: 'options.site-mode', hint: 'options.site-mode-hint' },
  'site-list': { section: 'sites', label: 'options.site-list', hint: 'options.site-list-hint' },
  usage: { section: 'look-ups', label: 'usage.export', hint: 'usage.hint' },
  'daily-limit': {
    section: 'look-ups',
    label: 'options.daily-limit',
    hint: 'options.daily-limit-hint',
  },
  'fresh-hours': {
    section: 'look-ups',
    label: 'options.fresh-hours',
    hint: 'options.fresh-hours-hint',
  },
  opens: { section: 'hover', label: 'options.hover.opens', hint: 'options.hover.no-keys' },
  delay: { section: 'hover', label: 'options.hover.delay', hint: 'options.hover.delay-hint' },
  'shortcut-keys': {
    section: 'shortcuts',
    label: 'options.shortcuts-change',
    hint: 'options.shortcuts-hint-search',
  },
  'count-badge': {
    section: 'counting',
    label: 'options.count-badge',
    hint: 'options.count-badge-hint',
  },
  'follow-checks': {
    section: 'following',
    label: 'options.follow-checks',
    hint: 'options.follow-checks-hint',
  },
  'follow-notifies': {
    section: 'following',
    label: 'options.follow-notifies',
    hint: 'options.follow-notifies-hint',
  },
  'chat-limit': {
    section: 'try',
    label: 'options.chat-limit',
    hint: 'options.chat-limit-hint',
  },
  'keep-conversations': {
    section: 'try',
    label: 'options.keep-conversations',
    hint: 'options.keep-conversations-hint',
  },
  language: { section: 'appearance', label: 'options.language', hint: 'options.language-hint' },
  theme: { section: 'appearance', label: 'options.theme', hint: 'options.theme-hint' },
  density: { section: 'appearance', label: 'options.density', hint: 'options.density-hint' },
  'remember-searches': {
    section: 'cache',
    label: 'options.remember-searches',
    hint: 'options.remember-searches-hint',
  },
  'backup-save': { section: 'backup', label: 'backup.save', hint: 'backup.save-hint' },
  'backup-read': { section: 'backup', label: 'backup.read', hint: 'backup.read-hint' },
  clear: { section: 'cache', label: 'options.clear', hint: 'options.clear-hint' },
  diagnostics: {
    section: 'diagnostics',
    label: 'options.copy-diagnostics',
    hint: 'options.diagnostics-hint',
  },
} as const satisfies Record<string, Entry>;

export type SettingId = keyof typeof SETTINGS;

/** Settings that are shown only while there are two or more gateways. */
const OF_SEVERAL_GATEWAYS: SettingId[] = ['gateway-name', 'asks-next'];

/** The settings whose label, hint or section contains all the words; `undefined` without words. */
export function findSettings(
  words: string,
  { t, locale }: I18n,
  hasSeveralGateways: boolean,
): Set<SettingId> | undefined {
  if (!words.trim()) return undefined;
  const ids = Object.keys(SETTINGS) as SettingId[];
  return new Set(
    ids.filter((id) => {
      if (!hasSeveralGateways && OF_SEVERAL_GATEWAYS.includes(id)) return false;
      const { section, label, hint } = SETTINGS[id];
      return matchesWords([t(SECTIONS[section]), t(label), t(hint)].join('\n'), words, locale);
    }),
  );
}
