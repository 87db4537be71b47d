import fc from 'fast-check';
import * as z from 'zod/mini';
import { searchPath } from '../../utils/gateway/endpoints.ts';
import { getNextPage } from '../../utils/gateway/paging.ts';
import { parseGpt } from '../../utils/gateway/parse-gpt.ts';
import { parseHits } from '../../utils/gateway/parse-hits.ts';
import { parseResponse } from '../../utils/gateway/parse-response.ts';
import { isGptId } from '../../utils/gpt/gpt-id.ts';
import { gptSchema } from '../../utils/gpt/gpt-schema.ts';
import { searchHit } from '../gateway/search-hits.ts';
import { catalogue } from '../unit/support/catalogue.ts';
import { damaged, junk, pathsIn } from '../unit/support/damage.ts';
import { ASKED } from '../unit/support/parse-gpt.ts';
import { expectPlain } from './plain.ts';
import { assert, inTime, type Target, target, textOf } from './target.ts';

const entries = catalogue.all.map(({ data }) => ({ data: data as unknown, paths: pathsIn(data) }));

const text = textOf(
  ...[
    'By ',
    'A.',
    '. ',
    ' - OpenAI',
    ' | ChatGPT',
    'Sign up to chat.',
    'Requires ChatGPT Plus.',
    '。',
    'okafor.example',
  ],
  ...[
    '<img src=x onerror=alert(1)>',
    '"><script>',
    '&amp;',
    '{{7*7}}',
    '\u202e',
    '\u2066',
    '\u0000',
    '\u200b',
    '\ud83d',
    '😀',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,',
    'file:///etc',
    'https://a.example',
    'http://127.0.0.1/',
    '@',
    '\n',
    '\t',
    ' ',
  ],
);

/** A GPT with up to twelve values replaced or removed. */
const gpt = fc
  .tuple(
    fc.constantFrom(...entries),
    fc.array(fc.tuple(fc.nat(), fc.oneof(junk, text)), { maxLength: 12 }),
  )
  .map(([{ data, paths }, breaks]) =>
    breaks.reduce<unknown>(
      (broken, [at, value]) => damaged(broken, paths[at % paths.length] ?? [], value),
      data,
    ),
  );

const hit = fc.record({
  id: fc.oneof(text, fc.constantFrom(...catalogue.all.slice(0, 20).map(({ id }) => id))),
  title: text,
  link: text,
  description: text,
  author: fc.oneof(text, junk),
});
const hits = fc.oneof(
  fc.array(fc.oneof({ weight: 5, arbitrary: hit }, { weight: 1, arbitrary: junk }), {
    maxLength: 8,
  }),
  fc.constantFrom(...catalogue.all.slice(0, 40).map((entry) => [searchHit(entry)] as unknown[])),
);

const body = fc.oneof(
  text,
  fc.json({ maxDepth: 4 }),
  fc
    .record(
      {
        error: fc.oneof(text, fc.record({ message: fc.oneof(text, junk), code: junk })),
        data: junk,
        code: junk,
        msg: text,
      },
      { requiredKeys: [] },
    )
    .map((each) => JSON.stringify(each)),
);

const page = fc.record(
  Object.fromEntries(
    [
      'next',
      'next_url',
      'next_cursor',
      'cursor',
      'page',
      'total',
      'size',
      'offset',
      'limit',
      'has_more',
      'pagination',
      '__proto__',
    ].map((name) => [name, fc.oneof(text, junk, fc.nat(), fc.boolean())]),
  ),
  { requiredKeys: [] },
);

export const reader: Target[] = [
  target('a GPT from a gateway', gpt, (given) => {
    const read = inTime(() => parseGpt(given, ASKED));
    if (!read) return;
    assert(isGptId(read.id), 'The id is invalid.');
    expectPlain(read);
    const links = [
      read.author?.website,
      ...(read.author?.socials ?? []).map(({ url }) => url),
      ...read.actions.map(({ privacyPolicy }) => privacyPolicy),
    ];
    for (const link of links)
      assert(link === undefined || /^https:\/\//.test(link), `${link} is not an https link.`);
    assert(
      z.safeParse(gptSchema, structuredClone(read)).success,
      'The cache would reject the GPT.',
    );
  }),
  target('hits of a search', hits, (given) => {
    const read = inTime(() => parseHits(given));
    expectPlain(read);
    assert(
      (read ?? []).every(({ id }) => isGptId(id)),
      'A hit has no valid id.',
    );
  }),
  target('the next page of hits', fc.tuple(page, page), ([envelope, data]) => {
    const next = inTime(() => getNextPage({ envelope, data }));
    const address = new URL(searchPath.v2('words', next), 'https://gateway.example');
    assert(address.host === 'gateway.example', 'The next page is on another host.');
    assert(address.pathname === '/v2/gpts/search', 'The next page has another path.');
    assert(
      address.searchParams.get('query') === 'words',
      'The next page searches for other words.',
    );
  }),
  target(
    'an HTTP response',
    fc.tuple(fc.integer({ min: 200, max: 599 }), text, fc.option(text), body),
    ([status, contentType, retryAfter, given]) => {
      const answer = inTime(() => parseResponse({ status, contentType, retryAfter, body: given }));
      if (!answer.ok) expectPlain(answer.failure);
      if (!answer.ok && 'said' in answer.failure)
        assert((answer.failure.said ?? '').length <= 500, 'The message is too long.');
    },
  ),
];
