import { describe, expect, it } from 'vitest';
import {
  findSettings,
  SETTINGS,
} from '../../../../utils/extension-pages/options/settings-search.ts';
import { createI18n } from '../../../../utils/i18n/i18n.ts';
import { readSources } from '../../support/sources.ts';

const found = (words: string, language: 'en' | 'zh_CN' = 'en', hasSeveral = false) => {
  const ids = findSettings(words, createI18n(language), hasSeveral);
  return ids && [...ids];
};

describe('findSettings', () => {
  it('finds words of labels, hints and sections, in any order and case', () => {
    expect(found('THEME')).toEqual(['theme']);
    expect(found('subdomains')).toEqual(['site-list']);
    expect(found('limit together')).toEqual(['gateway-limit', 'chat-limit']);
    expect(found('limit tells')).toEqual(['daily-limit']);
    expect(found('appearance')).toEqual(['language', 'theme', 'density']);
    expect(found('密度', 'zh_CN')).toEqual(['density']);
  });

  it('finds everything without words and nothing for nonsense', () => {
    expect(found('  ')).toBeUndefined();
    expect(found('qwertz')).toEqual([]);
  });

  it('finds settings of several gateways only while there are several', () => {
    expect(found('second look-up')).toEqual([]);
    expect(found('second look-up', 'en', true)).toEqual(['asks-next']);
    expect(found('API version')).toEqual(['version']);
  });
});

it('names the section in which a setting is shown, which is hidden otherwise', () => {
  const wrong = readSources('components/options').flatMap(({ path, code }) => {
    const [, section] = /<Section id="([\w-]+)"/.exec(code) ?? [];
    const ids = [...code.matchAll(/<Setting\s+id="([\w-]+)"/g)].map(([, id = '']) => id);
    return ids
      .filter((id) => section && SETTINGS[id as keyof typeof SETTINGS].section !== section)
      .map((id) => `${path}: ${id}`);
  });
  expect(wrong).toEqual([]);
});

it('lists only settings that the options page renders', () => {
  const code = readSources('components')
    .map((source) => source.code)
    .join('\n');
  for (const id of Object.keys(SETTINGS))
    expect(code).toMatch(new RegExp(`<Setting\\s+id="${id}"`));
});
