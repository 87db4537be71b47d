import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGateway } from '../../../utils/gateway/client.ts';
import { getNextPage } from '../../../utils/gateway/paging.ts';
import type { NextPage } from '../../../utils/gpt/gpt.ts';
import { useDemoGateway } from '../support/demo-gateway.ts';

/** The next page after a response with this body. */
function nextPageAfter(envelope: object, current?: NextPage): NextPage | undefined {
  const { data = envelope } = envelope as { data?: unknown };
  return getNextPage({ data, envelope }, current);
}

describe('getNextPage', () => {
  it.each<[string, object, NextPage | undefined, NextPage | undefined]>([
    ['the documented answer', { code: 0, msg: 'ok', sn: 'a', data: [] }, undefined, undefined],
    ['a list', { object: 'list', data: [] }, undefined, undefined],
    ['a cursor', { data: { list: [], next_cursor: 'b' } }, undefined, { cursor: 'b' }],
    ['the same cursor', { cursor: 'b', data: [] }, { cursor: 'b' }, undefined],
    ['a cursor at the end', { next_cursor: 'b', has_more: false }, undefined, undefined],
    ['an empty cursor', { next_cursor: '', data: [] }, undefined, undefined],
    ['a token', { meta: { next_page_token: 't' } }, undefined, { page_token: 't' }],
    ['the last id', { has_more: true, last_id: 'g-1', data: [] }, undefined, { after: 'g-1' }],
    ['a page that is not the last', { page: 1, page_size: 5, total: 11 }, undefined, { page: '2' }],
    ['the last page', { page: 3, page_size: 5, total: 11 }, { page: '3' }, undefined],
    ['pages', { pagination: { current_page: 2, total_pages: 3 } }, undefined, { page: '3' }],
    ['only a total', { total: 500, data: [] }, undefined, undefined],
    ['more hits without details', { has_more: true }, undefined, { page: '2' }],
    ['more hits on the second page', { has_more: true }, { page: '2' }, { page: '3' }],
    ['an offset', { offset: 5, limit: 5, total: 11 }, undefined, { offset: '10', limit: '5' }],
    ['the last offset', { offset: 10, limit: 5, total: 11 }, undefined, undefined],
    ['a URL', { next: '/v2/gpts/search?query=a&page=2' }, undefined, { page: '2' }],
    [
      'a URL on another host, of which only the parameters are used',
      { next: 'https://evil.example/x?page=2' },
      undefined,
      { page: '2' },
    ],
    ['a URL without parameters', { next: 'https://a.example/2' }, undefined, undefined],
    ['a number', { next: 3 }, undefined, { page: '3' }],
    ['nothing', { next: null }, undefined, undefined],
  ])('handles %s', (_, body, current, next) => {
    expect(nextPageAfter(body, current)).toEqual(next);
  });

  it('returns a few short texts or undefined for any response', () => {
    const names = ['next', 'next_cursor', 'page', 'total', 'has_more', 'offset', 'limit', 'meta'];
    const field = fc.constantFrom(...names);
    fc.assert(
      fc.property(fc.dictionary(field, fc.jsonValue()), (body) => {
        const entries = Object.entries(nextPageAfter(body) ?? {});
        expect(entries.length).toBeLessThanOrEqual(6);
        for (const text of entries.flat()) {
          expect(typeof text).toBe('string');
          expect(text.length).toBeLessThanOrEqual(500);
        }
      }),
    );
  });
});

describe('a gateway with pagination', () => {
  const demo = useDemoGateway();

  it.each([
    ['v2', 'pages-by-number'],
    ['v1', 'pages-by-number'],
    ['v2', 'pages-by-cursor'],
    ['v1', 'pages-by-cursor'],
    ['v2', 'pages-by-address'],
    ['v1', 'pages-by-address'],
  ] as const)('is read to the last page with each GPT once: %s, %s', async (choice, kind) => {
    const gateway = createGateway(
      { baseUrl: demo.url, apiKey: demo.key },
      { isAllowed: async () => true, choice },
    );
    const result = await gateway.search('plan');
    const all = result.ok ? result.value.hits : [];
    expect(all.length).toBeGreaterThan(10);
    expect(result).toMatchObject({ value: { next: undefined } });
    demo.fail({ kind });
    const read: string[] = [];
    let next: NextPage | undefined;
    do {
      const page = await gateway.search('plan', next);
      if (!page.ok) throw new Error(page.failure.kind);
      expect(page.value.hits.length).toBeLessThanOrEqual(5);
      read.push(...page.value.hits.map(({ id }) => id));
      next = page.value.next;
    } while (next);
    expect(read).toEqual(all.map(({ id }) => id));
  });
});
