import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGateway } from '../../../utils/gateway/client.ts';
import { nextPage } from '../../../utils/gateway/paging.ts';
import type { NextPage } from '../../../utils/gpt/gpt.ts';
import { useDemoGateway } from '../support/demo-gateway.ts';

/** What follows an answer with this body. */
function following(envelope: object, asked?: NextPage): NextPage | undefined {
  const { data = envelope } = envelope as { data?: unknown };
  return nextPage({ data, envelope }, asked);
}

describe('what follows', () => {
  it.each<[string, object, NextPage | undefined, NextPage | undefined]>([
    ['the documented answer', { code: 0, msg: 'ok', sn: 'a', data: [] }, undefined, undefined],
    ['a list', { object: 'list', data: [] }, undefined, undefined],
    ['a cursor', { data: { list: [], next_cursor: 'b' } }, undefined, { cursor: 'b' }],
    ['the same cursor', { cursor: 'b', data: [] }, { cursor: 'b' }, undefined],
    ['a cursor at the end', { next_cursor: 'b', has_more: false }, undefined, undefined],
    ['an empty cursor', { next_cursor: '', data: [] }, undefined, undefined],
    ['a token', { meta: { next_page_token: 't' } }, undefined, { page_token: 't' }],
    ['the last id', { has_more: true, last_id: 'g-1', data: [] }, undefined, { after: 'g-1' }],
    ['a page of some', { page: 1, page_size: 5, total: 11 }, undefined, { page: '2' }],
    ['the last page', { page: 3, page_size: 5, total: 11 }, { page: '3' }, undefined],
    ['pages', { pagination: { current_page: 2, total_pages: 3 } }, undefined, { page: '3' }],
    ['a total alone', { total: 500, data: [] }, undefined, undefined],
    ['more, and no word how', { has_more: true }, undefined, { page: '2' }],
    ['more, for the second time', { has_more: true }, { page: '2' }, { page: '3' }],
    ['an offset', { offset: 5, limit: 5, total: 11 }, undefined, { offset: '10', limit: '5' }],
    ['the last offset', { offset: 10, limit: 5, total: 11 }, undefined, undefined],
    ['an address', { next: '/v2/gpts/search?query=a&page=2' }, undefined, { page: '2' }],
    [
      'an address elsewhere, which is asked here',
      { next: 'https://evil.example/x?page=2' },
      undefined,
      { page: '2' },
    ],
    ['an address without parameters', { next: 'https://a.example/2' }, undefined, undefined],
    ['a number', { next: 3 }, undefined, { page: '3' }],
    ['nothing', { next: null }, undefined, undefined],
  ])('%s', (_, whole, asked, next) => {
    expect(following(whole, asked)).toEqual(next);
  });

  it('is a few short texts, or nothing, whatever an answer holds', () => {
    const names = ['next', 'next_cursor', 'page', 'total', 'has_more', 'offset', 'limit', 'meta'];
    const field = fc.constantFrom(...names);
    fc.assert(
      fc.property(fc.dictionary(field, fc.jsonValue()), (whole) => {
        const entries = Object.entries(following(whole) ?? {});
        expect(entries.length).toBeLessThanOrEqual(6);
        for (const text of entries.flat()) {
          expect(typeof text).toBe('string');
          expect(text.length).toBeLessThanOrEqual(500);
        }
      }),
    );
  });
});

describe('a gateway that answers in pages', () => {
  const demo = useDemoGateway();

  it.each([
    ['v2', 'pages-by-number'],
    ['v1', 'pages-by-number'],
    ['v2', 'pages-by-cursor'],
    ['v1', 'pages-by-cursor'],
    ['v2', 'pages-by-address'],
    ['v1', 'pages-by-address'],
  ] as const)('of %s, %s, is read to its end, each GPT once', async (choice, kind) => {
    const gateway = createGateway(
      { baseUrl: demo.url, apiKey: demo.key },
      { isAllowed: async () => true, choice },
    );
    const whole = await gateway.search('plan');
    const all = whole.ok ? whole.value.hits : [];
    expect(all.length).toBeGreaterThan(10);
    expect(whole).toMatchObject({ value: { next: undefined } });
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
