import { describe, expect, it } from 'vitest';
import { DATA_KINDS } from '../../../utils/gpt/data-kinds.ts';
import { createI18n } from '../../../utils/i18n/i18n.ts';
import { formatKinds, kindName } from '../../../utils/i18n/kind-name.ts';

const en = createI18n('en');
const zh = createI18n('zh_CN');

it('names each kind in English with its stable name', () => {
  expect(DATA_KINDS.map((kind) => kindName(en, kind))).toEqual([
    'password or key',
    'payment details',
    'health',
    'conversation',
    'date of birth',
    'e-mail address',
    'phone number',
    'exact address',
    'name',
    'personal details',
    'account or device id',
    'messages',
    'files',
    'place',
    'your plans',
    'business data',
    'web addresses',
    'what you ask',
    'content',
  ]);
});

it('names no two kinds alike in Chinese', () => {
  expect(new Set(DATA_KINDS.map((kind) => kindName(zh, kind))).size).toBe(DATA_KINDS.length);
});

describe('formatKinds', () => {
  const kinds = ['health', 'email', 'place', 'query'] as const;

  it('names all kinds by default, in their order', () => {
    expect(formatKinds(en, kinds)).toBe('health, e-mail address, place, what you ask');
    expect(formatKinds(zh, kinds)).toBe('健康信息、电子邮箱、地点、你的提问');
    expect(formatKinds(en, ['email'])).toBe('e-mail address');
  });

  it('counts the kinds beyond the maximum', () => {
    expect(formatKinds(en, kinds, 2)).toBe('health, e-mail address, and 2 more');
    expect(formatKinds(zh, kinds, 2)).toBe('健康信息、电子邮箱，另有 2 项');
    expect(formatKinds(en, kinds, 4)).toBe('health, e-mail address, place, what you ask');
  });
});
