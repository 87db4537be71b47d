import { h } from 'preact';
import { expect, it } from 'vitest';
import { PageGptList } from '../../../../components/popup/page-gpt-list.tsx';
import type { CachedSummaries } from '../../../../utils/extension-pages/popup/popup-view.ts';
import type { PageListResult } from '../../../../utils/gpt/page-list.ts';
import { gptId } from '../../support/gpt-id.ts';
import { findFlaw, LANGUAGES, renderIn } from '../../support/render.tsx';

const id = gptId('g-k3IqoCe1l');

function renderList(
  pageList: PageListResult | undefined,
  language = LANGUAGES[0] ?? 'en',
  more: Partial<Parameters<typeof PageGptList>[0]> = {},
): string {
  const callbacks = { onChoose: () => {}, onShow: () => {} };
  return renderIn(language, h(PageGptList, { pageList, ...callbacks, ...more }));
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

it('shows name, author, numbers, link text and id of a cached GPT', () => {
  const onPage = { gpts: [{ id, text: 'My favourite', isLink: true }], isTruncated: false };
  const html = renderList(onPage, 'en', { cached, highlighted: { position: 2, total: 3 } });
  expect(html).toContain('<strong dir="auto">Code Guru</strong>');
  expect(html).toContain('by Ryan J Topps · My favourite · g-k3IqoCe1l');
  expect(html).toContain('aria-label="4.27 of 5 stars"');
  expect(html).toContain('25K+');
  expect(html).toContain('Highlighted: 2 of 3');
  expect(findFlaw(html)).toBeUndefined();
});

it('says that a GPT was not looked up only after the cache was checked', () => {
  const onPage = { gpts: [{ id, text: 'My favourite', isLink: true }], isTruncated: false };
  expect(renderList(onPage)).not.toContain('not looked up');
  expect(renderList(onPage, 'en', { cached: new Map() })).toContain('not looked up · g-k3IqoCe1l');
});

it.each(LANGUAGES)('renders every state without flaws in %s', (language) => {
  const gpts = [{ id, text: '<b>An “odd” name</b>', isLink: true }];
  for (const onPage of [
    { gpts, isTruncated: false },
    { gpts, isTruncated: true },
    { gpts: [], isTruncated: false },
  ]) {
    expect(findFlaw(renderList(onPage, language))).toBeUndefined();
  }
  expect(findFlaw(renderList('unreadable', language))).toBeUndefined();
});

it('renders text of the page as text instead of markup', () => {
  const html = renderList({
    gpts: [{ id, text: '<img src=x>', isLink: true }],
    isTruncated: false,
  });
  expect(html).toContain('&lt;img src=x>');
});

it('shows the id once if nothing else is known', () => {
  const html = renderList({ gpts: [{ id, text: id, isLink: false }], isTruncated: false });
  expect(html.split(`>${id}<`)).toHaveLength(2);
});

it('renders nothing until the scan has finished', () => {
  expect(renderList(undefined)).toBe('');
});
