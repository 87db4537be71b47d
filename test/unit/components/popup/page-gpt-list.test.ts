import { h } from 'preact';
import { expect, it } from 'vitest';
import { PageGptList } from '../../../../components/popup/page-gpt-list.tsx';
import type { CachedSummaries } from '../../../../utils/extension-pages/popup/popup-view.ts';
import type { PageListResult } from '../../../../utils/gpt/page-list.ts';
import { gptId } from '../../support/gpt-id.ts';
import { findFlaw, LANGUAGES, renderIn } from '../../support/render.tsx';

const id = gptId('g-k3IqoCe1l');

function list(
  pageList: PageListResult | undefined,
  language = LANGUAGES[0] ?? 'en',
  more: Partial<Parameters<typeof PageGptList>[0]> = {},
): string {
  const hands = { onChoose: () => {}, onShow: () => {} };
  return renderIn(language, h(PageGptList, { pageList, ...hands, ...more }));
}

const cached: CachedSummaries = new Map([
  [
    id,
    {
      id,
      name: 'Code Guru',
      author: 'Ryan J Topps',
      ratings: { count: 220, average: 4.27 },
      conversations: { atLeast: 25_000 },
      actions: [],
      categories: [],
      isFirstParty: false,
    },
  ],
]);

it('tells of a GPT that the library knows its name, author and numbers, and what it is called there', () => {
  const onPage = { gpts: [{ id, text: 'My favourite', isLink: true }], isTruncated: false };
  const html = list(onPage, 'en', { cached, highlighted: { position: 2, total: 3 } });
  expect(html).toContain('<strong dir="auto">Code Guru</strong>');
  expect(html).toContain('by Ryan J Topps · My favourite · g-k3IqoCe1l');
  expect(html).toContain('aria-label="4.27 of 5 stars"');
  expect(html).toContain('25K+');
  expect(html).toContain('Highlighted: 2 of 3');
  expect(findFlaw(html)).toBeUndefined();
});

it('says that a GPT is not read only once the library has been asked', () => {
  const onPage = { gpts: [{ id, text: 'My favourite', isLink: true }], isTruncated: false };
  expect(list(onPage)).not.toContain('not looked up');
  expect(list(onPage, 'en', { cached: new Map() })).toContain('not looked up · g-k3IqoCe1l');
});

it.each(LANGUAGES)('every state is presentable: %s', (language) => {
  const gpts = [{ id, text: '<b>An “odd” name</b>', isLink: true }];
  for (const onPage of [
    { gpts, isTruncated: false },
    { gpts, isTruncated: true },
    { gpts: [], isTruncated: false },
  ]) {
    expect(findFlaw(list(onPage, language))).toBeUndefined();
  }
  expect(findFlaw(list('unreadable', language))).toBeUndefined();
});

it('draws what a page says as text, never as markup', () => {
  const html = list({ gpts: [{ id, text: '<img src=x>', isLink: true }], isTruncated: false });
  expect(html).toContain('&lt;img src=x>');
});

it('says an id once where nothing else is said of it', () => {
  const html = list({ gpts: [{ id, text: id, isLink: false }], isTruncated: false });
  expect(html.split(`>${id}<`)).toHaveLength(2);
});

it('shows nothing until the page is read', () => {
  expect(list(undefined)).toBe('');
});
