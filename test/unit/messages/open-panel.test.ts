import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelView } from '../../../utils/messages/panel-route.ts';
import { gptId } from '../support/gpt-id.ts';

const { takeView, requestView, createTokenUrl, browser } = vi.hoisted(() => ({
  takeView: vi.fn(),
  requestView: vi.fn(async () => {}),
  createTokenUrl: vi.fn(async (path: string, _: object) => `own:${path}`),
  browser: {
    tabs: { create: vi.fn() },
    sidePanel: undefined as { open: ReturnType<typeof vi.fn> } | undefined,
    sidebarAction: undefined as object | undefined,
  },
}));
vi.mock('webextension-polyfill', () => ({ default: browser }));
vi.mock('../../../utils/messages/view-request.ts', () => ({ takeView, requestView }));
vi.mock('../../../utils/messages/url-tokens.ts', () => ({ createTokenUrl }));

const { openPanel } = await import('../../../utils/messages/open-panel.ts');

const TAB = { id: 7, windowId: 1, incognito: true };
const VIEW: PanelView = { view: 'try', id: gptId('g-2fkFE8rbu') };
const NO_GESTURE = new Error('It may only be called from a user input handler.');

beforeEach(() => {
  vi.clearAllMocks();
  browser.sidePanel = undefined;
  browser.sidebarAction = undefined;
  // Nobody else has taken the view.
  takeView.mockResolvedValue(VIEW);
});

describe('openPanel', () => {
  it('opens the side panel before anything is awaited, as browsers demand', async () => {
    browser.sidePanel = { open: vi.fn(async () => {}) };
    const opening = openPanel(TAB, VIEW);
    expect(browser.sidePanel.open).toHaveBeenCalledExactlyOnceWith({ windowId: 1 });
    await opening;
    expect(requestView).toHaveBeenCalledWith(1, VIEW);
    expect(browser.tabs.create).not.toHaveBeenCalled();
  });

  it('opens a tab with a token instead of the id if the browser refuses the panel', async () => {
    browser.sidePanel = { open: vi.fn().mockRejectedValue(NO_GESTURE) };
    await openPanel(TAB, VIEW);
    expect(createTokenUrl).toHaveBeenCalledWith('sidepanel.html#page/7', {
      isPrivate: true,
      view: VIEW,
    });
    expect(browser.tabs.create).toHaveBeenCalledExactlyOnceWith({
      url: 'own:sidepanel.html#page/7',
    });
  });

  it('opens a tab in browsers without a side panel', async () => {
    await openPanel(TAB, VIEW);
    expect(browser.tabs.create).toHaveBeenCalledOnce();
  });

  it.each([
    [true, 0],
    [false, 1],
  ])('with a refused sidebar that is open (%j) opens %i tabs', async (isOpen, tabs) => {
    browser.sidebarAction = {
      open: vi.fn().mockRejectedValue(NO_GESTURE),
      isOpen: vi.fn(async () => isOpen),
    };
    await openPanel(TAB, VIEW);
    expect(browser.tabs.create).toHaveBeenCalledTimes(tabs);
    expect(takeView).toHaveBeenCalledTimes(tabs);
  });
});
