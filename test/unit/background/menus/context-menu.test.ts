import { describe, expect, it } from 'vitest';
import { GPT_LINK_PATTERNS } from '../../../../utils/background/menus/link-patterns.ts';
import { getRouteForClick } from '../../../../utils/background/menus/route-for-click.ts';
import { findIdInUrl } from '../../../../utils/gpt/gpt-id.ts';
import { catalogue } from '../../../pages/gpts.ts';
import { addresses } from '../../support/id-table.ts';

/** Whether one of the match patterns matches, like browsers: path and query without the fragment. */
function isOffered(address: string): boolean {
  const { protocol, hostname, pathname, search } = new URL(address);
  return GPT_LINK_PATTERNS.some((pattern) => {
    const [, host = '', path = ''] = /^\*:\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
    expect(host).toBe('*');
    const source = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    const isWeb = /^https?:$/.test(protocol) && hostname !== '';
    return isWeb && new RegExp(`^${source}$`, 's').test(pathname + search);
  });
}

describe('the context menu entry for links', () => {
  const withGpt = addresses.filter(({ text, id }) => id && /^https?:/.test(text));
  // Match patterns ignore fragments.
  const inReach = withGpt.filter(({ text }) => findIdInUrl(text.replace(/#.*/s, '')));

  it('is tested with most URLs of GPTs', () => {
    expect(inReach.length).toBeGreaterThan(15);
    expect(withGpt.length - inReach.length).toBeLessThan(withGpt.length / 4);
  });

  it.each(inReach)('appears on $what', ({ text }) => {
    expect(isOffered(text)).toBe(true);
  });

  it.each(catalogue.all.slice(0, 100))('appears on the link of $name', ({ link }) => {
    expect(isOffered(link)).toBe(true);
    expect(isOffered(`https://t.example/?u=${encodeURIComponent(link)}`)).toBe(true);
  });

  it.each([
    'https://example.com/',
    'https://example.com/blog-posts/a-marketing-plan',
    'https://example.com/?q=shopping-list',
    'mailto:g-2fkFE8rbu@example.com',
  ])('does not appear on %s', (address) => {
    expect(isOffered(address)).toBe(false);
  });
});

describe('a click in the context menu', () => {
  const gpt = { view: 'gpt', id: 'g-2fkFE8rbu' };

  it('on a link, wrapped or not, shows its GPT', () => {
    const linkUrl = 'https://t.example/?u=https%3A%2F%2Fchatgpt.com%2Fg%2Fg-2fkFE8rbu-tides';
    expect(getRouteForClick({ menuItemId: 'link', linkUrl })).toEqual(gpt);
  });

  it.each([
    'g-2fkFE8rbu',
    ' https://chatgpt.com/g/g-2fkFE8rbu-tides ',
    'Try g-2fkFE8rbu,\nor another',
  ])('on the selection %j shows the GPT in it', (selectionText) => {
    expect(getRouteForClick({ menuItemId: 'selection', selectionText })).toEqual(gpt);
  });

  it('on the page of a GPT shows this GPT', () => {
    const pageUrl = 'https://chatgpt.com/g/g-2fkFE8rbu-tides/c/1';
    expect(getRouteForClick({ menuItemId: 'page', pageUrl })).toEqual(gpt);
  });

  it.each([
    ['try-link', { linkUrl: 'https://chatgpt.com/g/g-2fkFE8rbu-tides' }],
    ['try-selection', { selectionText: 'Try g-2fkFE8rbu,\nor another' }],
    ['try-page', { pageUrl: 'https://chatgpt.com/g/g-2fkFE8rbu-tides/c/1' }],
  ])('on the entry %s opens a chat with the GPT', (menuItemId, click) => {
    expect(getRouteForClick({ menuItemId, ...click })).toEqual({ ...gpt, view: 'try' });
  });

  it('on any other page shows the list of its GPTs', () => {
    const pageUrl = 'https://example.com/';
    expect(getRouteForClick({ menuItemId: 'page', pageUrl })).toEqual({ view: 'page' });
  });

  it.each([
    ['selection', { selectionText: ' Code Guru ' }, 'Code Guru'],
    ['link', { linkUrl: 'https://a.example/g-x' }, 'https://a.example/g-x'],
    ['try-selection', { selectionText: 'Code Guru' }, 'Code Guru'],
  ])('on a %s without a GPT shows that there is none', (menuItemId, click, text) => {
    expect(getRouteForClick({ menuItemId, ...click })).toEqual({ view: 'no-gpt', text });
  });

  it('on a selection of one megabyte truncates the shown text', () => {
    const route = getRouteForClick({
      menuItemId: 'selection',
      selectionText: 'word '.repeat(200_000),
    });
    expect(route.view === 'no-gpt' && route.text.length).toBe(200);
  });
});
