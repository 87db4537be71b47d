import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelView } from '../../../../utils/messages/panel-route.ts';
import { gatewayListState } from '../../../../utils/settings/settings.ts';
import { createEntry } from '../../support/gateways.ts';

const { browser, entries, openPanel } = vi.hoisted(() => {
  const entries = new Map<string, { title: string }>();
  const ignore = { addListener() {} };
  const clicks: ((click: object, tab?: object) => void)[] = [];
  const browser = {
    clicks,
    runtime: { onInstalled: ignore, onStartup: { addListener: (run: () => void) => run() } },
    i18n: { getUILanguage: () => 'en' },
    contextMenus: {
      onClicked: { addListener: (listener: (typeof clicks)[number]) => clicks.push(listener) },
      removeAll: async () => entries.clear(),
      create: ({ id, ...entry }: { id: string; title: string }) => entries.set(id, entry),
    },
  };
  return { browser, entries, openPanel: vi.fn<(tab: object, view: PanelView) => void>() };
});
await vi.hoisted(() => import('../../support/fake-extension.ts'));
vi.mock('webextension-polyfill', () => ({ default: browser }));
vi.mock('../../../../utils/messages/open-panel.ts', () => ({ openPanel }));

const { registerContextMenus } = await import('../../../../utils/background/menus/context-menu.ts');

const INSPECT = ['link', 'selection', 'page'];
const TRY = ['try-link', 'try-selection', 'try-page'];
const A = createEntry('a');

const expectEntries = (ids: string[]) => vi.waitFor(() => expect([...entries.keys()]).toEqual(ids));

describe('the context menu', () => {
  beforeEach(async () => {
    entries.clear();
    await gatewayListState.setValue({ activeId: '', all: [] });
    registerContextMenus();
  });

  it('offers to try a GPT as soon as a gateway is set up, and no longer when the last is removed', async () => {
    await expectEntries(INSPECT);
    await gatewayListState.setValue({ activeId: 'a', all: [A] });
    await expectEntries([...INSPECT, ...TRY]);
    expect(entries.get('try-link')).toMatchObject({ title: 'Try GPT', contexts: ['link'] });
    await gatewayListState.setValue({ activeId: '', all: [] });
    await expectEntries(INSPECT);
  });

  it('offers to try the GPT of a page only on pages that may be of a GPT', async () => {
    await gatewayListState.setValue({ activeId: 'a', all: [A] });
    await expectEntries([...INSPECT, ...TRY]);
    expect(entries.get('try-page')).toMatchObject({
      documentUrlPatterns: expect.arrayContaining(['*://*/g-*']),
    });
    expect(entries.get('page')).toMatchObject({
      documentUrlPatterns: expect.not.arrayContaining(['*://*/g-*']),
    });
  });

  it('opens the side panel before anything is awaited, as browsers demand', () => {
    const tab = { id: 7, windowId: 1 };
    browser.clicks.at(-1)?.({ menuItemId: 'try-selection', selectionText: 'g-2fkFE8rbu' }, tab);
    expect(openPanel).toHaveBeenCalledExactlyOnceWith(tab, { view: 'try', id: 'g-2fkFE8rbu' });
  });
});
