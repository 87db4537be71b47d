import fc from 'fast-check';
import { DATA_KINDS } from '../../../utils/gpt/data-kinds.ts';
import type { GptSummary } from '../../../utils/gpt/summary.ts';
import { toId } from './cache-database.ts';

/** What strangers call a GPT to get at who exports it. */
export const HOSTILE = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '"=1',
  "'=1",
  '\u200b=1',
  '\u00a0=1',
  '\u3000＝1',
  '＝1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '﹦1',
  '=HYPERLINK("https://evil.example","x")',
  'a;=1',
  'a; "=1',
  'a\n=1',
  "=cmd|' /C calc'!A0",
  '| a | b |',
  '](https://evil.example)',
  '[x](javascript:alert(1))',
  '`code` *bold* _it_ ~~gone~~ $x$',
  '<img src=x onerror=alert(1)>',
  '\\|',
  '\\',
  'https://evil.example www.evil.example @somebody #1',
  'line\r\nbreak\u2028and\u2029more',
  '"quoted", and more',
  '',
  ' ',
  '智能助手；你好',
];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'=+-@＝＋"\',;|\t\r\n \\a[]()<>`你') }),
);

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const time = maybe(fc.integer({ min: 0, max: Date.UTC(2100, 0) }));
const id = fc.nat(5_000).map(toId);
const stars = fc.double({ min: 0, max: 5, noNaN: true });

const operation = fc.record({
  name: text,
  method: fc.constantFrom('get', 'post'),
  isCalledWithoutAsking: maybe(fc.boolean()),
  collects: fc.array(
    fc.record({ kind: fc.constantFrom(...DATA_KINDS), parameters: fc.array(text) }),
  ),
});

const summary: fc.Arbitrary<GptSummary> = fc.record({
  id,
  name: maybe(text),
  author: maybe(text),
  isVerified: maybe(fc.boolean()),
  ratings: maybe(
    fc.oneof(
      fc.constant({ count: 0 as const }),
      fc.record({ count: fc.integer({ min: 1 }), average: stars }),
    ),
  ),
  conversations: maybe(fc.oneof(fc.record({ atLeast: fc.nat() }), fc.record({ text }))),
  tools: maybe(
    fc.array(
      fc.oneof(
        fc.constant({ kind: 'web' as const }),
        fc.record({ kind: fc.constant('other' as const), name: text }),
      ),
    ),
  ),
  actions: fc.array(
    fc.record({
      domain: maybe(text),
      signIn: maybe(fc.constantFrom('none', 'api-key', 'oauth')),
      operations: maybe(fc.array(operation)),
      omittedOperations: maybe(fc.nat()),
    }),
  ),
  files: maybe(fc.nat()),
  categories: fc.array(text),
  createdAt: time,
  updatedAt: time,
  visibility: maybe(fc.constantFrom('store', 'link', 'private', 'workspace')),
  isFirstParty: fc.boolean(),
});

/** Rows of any list or survey, hostile ones among them. */
export const anyRows = fc.array(
  fc.record({
    id,
    gpt: maybe(summary),
    readAt: time,
    failure: maybe(text),
    votes: maybe(fc.record({ asked: fc.integer({ min: 1 }), won: fc.nat(), lastAt: fc.nat() })),
  }),
);
