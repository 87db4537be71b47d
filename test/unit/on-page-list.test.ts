import { h } from 'preact';
import { expect, it } from 'vitest';
import { OnPageList } from '../../components/on-page-list.tsx';
import type { OnPage } from '../../utils/counting/listed.ts';
import { gptId } from './support/gpt-id.ts';
import { flawIn, LANGUAGES, renderIn } from './support/render.tsx';

const id = gptId('g-k3IqoCe1l');

function list(onPage: OnPage | undefined, language = LANGUAGES[0] ?? 'en'): string {
  return renderIn(language, h(OnPageList, { onPage, onChoose: () => {} }));
}

it.each(LANGUAGES)('every state is presentable: %s', (language) => {
  const gpts = [{ id, text: '<b>An “odd” name</b>', isLink: true }];
  for (const onPage of [
    { gpts, isCut: false },
    { gpts, isCut: true },
    { gpts: [], isCut: false },
  ]) {
    expect(flawIn(list(onPage, language))).toBeUndefined();
  }
  expect(flawIn(list('unreadable', language))).toBeUndefined();
});

it('draws what a page says as text, never as markup', () => {
  const html = list({ gpts: [{ id, text: '<img src=x>', isLink: true }], isCut: false });
  expect(html).toContain('&lt;img src=x>');
});

it('says an id once where nothing else is said of it', () => {
  const html = list({ gpts: [{ id, text: id, isLink: false }], isCut: false });
  expect(html.split(id)).toHaveLength(2);
});

it('shows nothing until the page is read', () => {
  expect(list(undefined)).toBe('');
});
