import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import zh_CN from '../../../locales/zh_CN.json' with { type: 'json' };
import type { Failure, FailureKind } from '../../../utils/gateway/failure.ts';
import { failureSentence, failureTitle } from '../../../utils/i18n/failure-text.ts';
import { createI18n, type MessageKey } from '../../../utils/i18n/i18n.ts';
import { findLiterals } from '../support/literals.ts';
import { readSources, removeComments } from '../support/sources.ts';

type Message = string | Record<string, string>;

const locales: Record<string, Record<string, Message>> = { en, zh_CN };
const keys = Object.keys(en) as MessageKey[];

/** The texts of a message: one, or one per plural form. */
function formsOf(message: Message | undefined): string[] {
  return typeof message === 'object' ? Object.values(message) : [message ?? ''];
}

function holesOf(form: string): string[] {
  return [...form.matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name).sort();
}

describe('the messages', () => {
  it('have the same keys in both languages, in the same order', () => {
    expect(Object.keys(zh_CN)).toEqual(Object.keys(en));
  });

  it.each(Object.entries(locales))(
    'of %s are not empty and have no surrounding space',
    (_, messages) => {
      for (const form of Object.values(messages).flatMap(formsOf)) {
        expect(form).toMatch(/^\S(?:.*\S)?$/);
      }
    },
  );

  it.each([
    ['en', ['one', 'other']],
    ['zh_CN', ['other']],
  ])('of %s have the plural forms of the language', (language, forms) => {
    const rules = new Intl.PluralRules(language.replace('_', '-')).resolvedOptions();
    expect(rules.pluralCategories.toSorted()).toEqual(forms);
    const plurals = Object.values(locales[language] ?? {}).filter((it) => typeof it === 'object');
    expect(plurals.length).toBeGreaterThan(0);
    for (const plural of plurals) expect(Object.keys(plural).sort()).toEqual(forms);
  });

  it('have plural forms in both languages or in neither', () => {
    for (const key of keys) expect([key, typeof zh_CN[key]]).toEqual([key, typeof en[key]]);
  });

  it('have the same placeholders in all forms and both languages', () => {
    for (const key of keys) {
      const forms = [...formsOf(en[key]), ...formsOf(zh_CN[key])];
      for (const form of forms)
        expect([key, holesOf(form)]).toEqual([key, holesOf(forms[0] ?? '')]);
    }
  });

  it('in Chinese contain Chinese, except the product name', () => {
    const foreign = Object.values(zh_CN)
      .flatMap(formsOf)
      .map((form) => form.replace(/\{[\w-]+\}/g, ''))
      .filter((form) => /\p{Script=Latin}/u.test(form) && !/\p{Script=Han}/u.test(form));
    expect(foreign.filter((form) => form !== 'GPT Lens')).toEqual([]);
  });

  it('in English contain no Chinese', () => {
    expect(keys.filter((key) => /\p{Script=Han}/u.test(formsOf(en[key]).join()))).toEqual([]);
  });

  it('are all used', () => {
    const sources = readSources('entrypoints', 'components', 'utils');
    const literals = sources.map(({ code }) => findLiterals(removeComments(code)));
    const unused = keys.filter(
      (key) =>
        !key.startsWith('manifest.') &&
        !literals.some(
          ({ texts, patterns }) => texts.has(key) || patterns.some((pattern) => pattern.test(key)),
        ),
    );
    expect(unused).toEqual([]);
  });
});

describe.each(Object.entries(locales))('the manifest’s text of %s', (_, messages) => {
  // Chrome’s limits: longer text is truncated, or rejected by the store.
  it.each([
    ['name', 75],
    ['shortName', 12],
    ['description', 132],
  ])('%s has at most %i characters', (name, most) => {
    const [text = ''] = formsOf(messages[`manifest.${name}`]);
    expect(text).not.toBe('');
    expect(text.length).toBeLessThanOrEqual(most);
  });

  it('contains every message that the manifest references', () => {
    const places = readFileSync('wxt.config.ts', 'utf8').matchAll(/__MSG_(\w+)__/g);
    const named = new Set([...places].map(([, name]) => `manifest.${name}`));
    expect([...named].sort()).toEqual(
      Object.keys(messages)
        .filter((key) => key.startsWith('manifest.'))
        .sort(),
    );
  });
});

describe('the function t', () => {
  it('uses plural forms and number formats of the language', () => {
    const ratings = (count: number) => createI18n('en').t('gpt.ratings', { count });
    expect([0, 1, 2, 1_234].map(ratings)).toEqual([
      '0 ratings',
      '1 rating',
      '2 ratings',
      '1,234 ratings',
    ]);
    expect(createI18n('zh_CN').t('gpt.ratings', { count: 1 })).toBe('1 个评分');
  });

  it('inserts values unchanged, even with braces', () => {
    const { t } = createI18n('en');
    expect(t('gpt.by', { author: '{author} $& $1' })).toBe('by {author} $& $1');
  });
});

describe('the texts of failures', () => {
  // The type requires all kinds.
  const kinds: Record<FailureKind, true> = {
    'no-key': true,
    'key-refused': true,
    'balance-used-up': true,
    forbidden: true,
    'rate-limited': true,
    'unknown-gpt': true,
    'no-channel': true,
    'endpoint-missing': true,
    'not-a-gateway': true,
    redirected: true,
    unreadable: true,
    refused: true,
    'server-error': true,
    'too-large': true,
    'content-refused': true,
    'price-not-set': true,
    timeout: true,
    offline: true,
    unreachable: true,
    'no-access': true,
    'limit-reached': true,
    'too-fast': true,
    interrupted: true,
  };

  it('contain a title for each kind and no others', () => {
    const titles = keys.filter((key) => /^failure\..*\.title$/.test(key));
    expect(titles.sort()).toEqual(
      Object.keys(kinds)
        .map((kind) => `failure.${kind}.title`)
        .sort(),
    );
  });

  it.each(['en', 'zh_CN'] as const)('have no unfilled placeholder in %s', (language) => {
    const text = createI18n(language);
    for (const kind of Object.keys(kinds) as FailureKind[]) {
      const failure = { kind, status: 503, seconds: 20, retryAt: 60_000, limit: 9 } as Failure;
      const failureText = `${failureTitle(text, failure)} ${failureSentence(text, failure, 0)}`;
      expect(failureText).not.toMatch(/[{}]|undefined/);
    }
  });

  it('contain the retry time of a rate limit only while it is in the future', () => {
    const failure = { kind: 'rate-limited', retryAt: 7_000 } as const;
    expect(failureSentence(createI18n('en'), failure, 0)).toContain('Try again in 7 seconds');
    expect(failureSentence(createI18n('en'), failure, 7_000)).toContain('Try again in a moment');
    expect(failureSentence(createI18n('zh_CN'), failure, 0)).toContain('7秒钟后');
  });
});
