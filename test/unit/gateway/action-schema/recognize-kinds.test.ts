import { describe, expect, it } from 'vitest';
import {
  type Parameter,
  recognizeKinds,
} from '../../../../utils/gateway/action-schema/recognize-kinds.ts';
import { DATA_KINDS, isPersonal } from '../../../../utils/gpt/data-kinds.ts';
import { ACTION_PARAMETERS } from '../../../fixtures/action-parameters.ts';

const query: Parameter = { operation: 'GET /ads', in: 'query', name: 'user_id', type: 'string' };

describe('recognizeKinds', () => {
  it.each(ACTION_PARAMETERS)(
    'recognizes what “$name” of $operation asks for (“$description”)',
    (each) => {
      const { kinds, ...parameter } = each;
      expect(recognizeKinds(parameter).sort()).toEqual([...kinds].sort());
    },
  );

  it('is tested with every kind and at least 250 parameters', () => {
    const tested = new Set(ACTION_PARAMETERS.flatMap(({ kinds }) => kinds));
    expect(DATA_KINDS.filter((kind) => !tested.has(kind))).toEqual([]);
    expect(ACTION_PARAMETERS.length).toBeGreaterThan(250);
    expect(ACTION_PARAMETERS.some(({ kinds }) => kinds.some(isPersonal))).toBe(true);
  });

  it('names the most sensitive kind first', () => {
    const contact = { ...query, operation: 'POST /sites', name: 'contacts[].link' };
    expect(recognizeKinds(contact)).toEqual(['email', 'phone', 'url']);
  });

  it('takes a parameter that may have any value as data', () => {
    expect(recognizeKinds(query)).toEqual(['account']);
  });

  it.each([
    { isConstant: true },
    { enum: ['gpt'] },
    { description: "Should always be 'gpt-7'." },
    { description: 'Must be recent' },
    { description: 'A constant value of this GPT' },
    { description: "Debe ser siempre 'gpt'" },
    { description: '固定为 gpt' },
  ])('takes a constant as none: %j', (facts) => {
    expect(recognizeKinds({ ...query, ...facts })).toEqual([]);
  });

  it('ignores invisible characters within words', () => {
    expect(recognizeKinds({ ...query, name: 'pass\u200bwo\u00adrd' })).toEqual(['credential']);
  });

  it.each([
    ['email', ['email']],
    ['password', ['credential']],
    ['binary', ['file']],
    ['ipv4', ['account']],
    ['uri', ['url']],
  ])('trusts the format “%s” if the name says nothing', (format, kinds) => {
    expect(recognizeKinds({ ...query, name: 'x1', format })).toEqual(kinds);
  });

  it.each([
    ['is_diabetic', 'boolean', []],
    ['is_pregnant', 'boolean', ['health']],
    ['first_name', 'integer', []],
    ['zip', 'integer', ['address']],
  ] as const)('believes “%s” only what a %s can carry', (name, type, kinds) => {
    expect(recognizeKinds({ ...query, name, type })).toEqual(kinds);
  });

  it.each(['__proto__', 'constructor', 'toString', 'a.__proto__.b', '', '...', '[]'])(
    'takes the name “%s” like any other',
    (name) => {
      expect(recognizeKinds({ operation: '', in: 'body', name })).toEqual([]);
    },
  );

  it.each(
    [
      'a',
      'A1',
      '( ',
      '[',
      ' required',
      'must be ',
      'always ',
      "always be '",
      'the ',
      'of the ',
      "user's ",
      'e mail ',
      '必填',
      '用户的',
      'メール',
      'é',
      '\u0300',
      'true ',
      '()',
      'set to ',
      '\u202e',
      '\ud83d',
      '. ',
      '{',
      'first name ',
      'user_',
    ].map((part) => [part, part.repeat(Math.ceil(10_000 / part.length))] as const),
  )('reads 10,000 characters of “%s” in bounded time', (_, text) => {
    recognizeKinds(query);
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now();
      for (const name of ['x', text]) {
        recognizeKinds({
          ...query,
          operation: `POST /${text}`,
          operationText: text,
          domain: text,
          name,
          description: text,
        });
      }
      return performance.now() - started;
    });
    expect(Math.min(...times)).toBeLessThan(20);
  });
});
