import type { ExtensionBrowser } from './types.ts';

interface Api {
  action: Record<'getBadgeText' | 'getTitle', (tab: { tabId?: number }) => Promise<string>>;
  tabs: { query(query: object): Promise<{ id: number; url?: string }[]> };
}

/** What the toolbar button says over the tab of an address, or everywhere. */
export async function readToolbarState(
  extension: ExtensionBrowser,
  address?: string,
): Promise<{ badge: string; title: string }> {
  const options = await extension.openOptions();
  const said = await options.evaluate(async (url) => {
    const { action, tabs } = (globalThis as unknown as { chrome: Api }).chrome;
    const tab = url ? (await tabs.query({})).find((each) => each.url === url) : undefined;
    const where = tab ? { tabId: tab.id } : {};
    return { badge: await action.getBadgeText(where), title: await action.getTitle(where) };
  }, address);
  await options.close();
  return said;
}
