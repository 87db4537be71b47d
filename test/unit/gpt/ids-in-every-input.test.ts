import { describe, expect, it } from 'vitest';
import { getRouteForClick } from '../../../utils/background/menus/route-for-click.ts';
import { getSuggestions } from '../../../utils/background/omnibox/suggestions.ts';
import { parseIdList } from '../../../utils/extension-pages/batch/parse-id-list.ts';
import { findBareIds, findIdInUrl } from '../../../utils/gpt/gpt-id.ts';
import { parseQuery } from '../../../utils/gpt/parse-query.ts';
import { createI18n } from '../../../utils/i18n/i18n.ts';
import { addresses, texts } from '../support/id-table.ts';
import { mayHoldId } from '../support/may-hold-id.ts';

/** The id that the omnibox finds in an input. It suggests from the history, so the history contains every id. */
async function atKeyword(input: string, id: string | undefined): Promise<string | undefined> {
  const text = createI18n('en');
  const all = id ? [{ id, at: 1, name: 'Seen' }] : [];
  const history = { all: async () => all } as unknown as Parameters<typeof getSuggestions>[2];
  const [first] = await getSuggestions(input, text, history, async () => []);
  return first?.content;
}

function inMenu(click: Parameters<typeof getRouteForClick>[0]): string | undefined {
  const route = getRouteForClick(click);
  return route.view === 'gpt' ? route.id : undefined;
}

function inPopup(input: string): string | undefined {
  const query = parseQuery(input);
  return query.kind === 'gpt' ? query.id : undefined;
}

describe('the six inputs find the same id in a URL', () => {
  it.each(addresses)('$what: $text', async ({ text, id }) => {
    expect(
      {
        hover: mayHoldId(text) ? findIdInUrl(text) : undefined,
        list: findIdInUrl(text),
        popup: inPopup(text),
        omnibox: await atKeyword(text, id),
        import: parseIdList(text).gpts[0]?.id,
        menu: inMenu({ menuItemId: 'link', linkUrl: text }),
      },
      text,
    ).toEqual({ hover: id, list: id, popup: id, omnibox: id, import: id, menu: id });
  });
});

describe('the six inputs find the same id in a text', () => {
  // An id that is typed alone counts, even if it looks like a word.
  const inText = texts.filter(({ text, id }) => id || inPopup(text) === undefined);

  it('accepts only a few ids that look like words', () => {
    expect(texts.length - inText.length).toBeLessThan(10);
  });

  it.each(inText)('$what: $text', async ({ text, id }) => {
    const [found] = findBareIds(text);
    expect(
      {
        hover: found?.id,
        list: found?.id,
        popup: inPopup(text),
        omnibox: await atKeyword(text, id),
        import: parseIdList(text).gpts[0]?.id,
        menu: inMenu({ menuItemId: 'selection', selectionText: text }),
      },
      text,
    ).toEqual({ hover: id, list: id, popup: id, omnibox: id, import: id, menu: id });
  });
});
