import type { ExtensionBrowser } from './types.ts';

interface Api {
  action: Record<'getBadgeText' | 'getTitle', (tab: { tabId?: number }) => Promise<string>>;
  tabs: { query(query: object): Promise<{ id: number; url?: string }[]> };
}

/** The badge and title of the toolbar button, over the tab with this URL or by default. */
export async function readToolbarState(
  extension: ExtensionBrowser,
  address?: string,
): Promise<{ badge: string; title: string }> {
  const options = await extension.openOptions();
  const state = await options.evaluate(async (url) => {
    const { action, tabs } = (globalThis as unknown as { chrome: Api }).chrome;
    const tab = url ? (await tabs.query({})).find((each) => each.url === url) : undefined;
    const where = tab ? { tabId: tab.id } : {};
    return { badge: await action.getBadgeText(where), title: await action.getTitle(where) };
  }, address);
  await options.close();
  return state;
}
