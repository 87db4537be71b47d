import { WAKE_TIMEOUT_MS } from './stop-worker.ts';
import type { MenuClick } from './types.ts';

// Scripts with browser privileges that do in Firefox what its window does on user input.

/** Triggers the extension's keyboard shortcut. */
export function pressShortcut(id: string): string {
  return `(() => {
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const keysets = extension.shortcuts.keysetsMap.get(window);
    const key = [...keysets.children].find((each) => each.getAttribute('key') === 'G');
    key.doCommand();
  })()`;
}

/** Stops an event page as Firefox does when it is idle, but even while it is busy. */
export function stopBackground(id: string): string {
  return `(async () => {
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
    const end = Date.now() + ${WAKE_TIMEOUT_MS};
    while (extension.backgroundState !== 'running') {
      if (Date.now() > end) return false;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await extension.terminateBackground({
      ignoreDevToolsAttached: true,
      disableResetIdleForTest: true,
    });
    return true;
  })()`;
}

/** Chooses an entry of the context menu over the selected tab. */
export function chooseInMenu(id: string, click: MenuClick): string {
  return `(() => {
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
    const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
    const click = { modifiers: [], editable: false, ...${JSON.stringify(click)} };
    extension.emit('webext-menu-menuitem-click', click, gBrowser.selectedTab);
  })()`;
}

/** Closes the context menu, which keys sent to the page do not reach. */
export const CLOSE_MENU = `(async () => {
  ${menuThatIs('closed')}
  menu.hidePopup();
  await until();
})()`;

/** Waits for the context menu and returns the labels of the extension's entries as JSON. */
export function menuEntries(id: string): string {
  return `(async () => {
    ${menuThatIs('open')}
    ${entriesOf(id)}
    await until();
    return JSON.stringify(entries().map((entry) => entry.getAttribute('label')));
  })()`;
}

function menuThatIs(state: 'open' | 'closed'): string {
  return `
    const { document } = Services.wm.getMostRecentWindow('navigator:browser');
    const menu = document.getElementById('contentAreaContextMenu');
    const until = async () => {
      for (let tries = 0; menu.state !== '${state}' && tries < 60; tries++) {
        await new Promise((resolve) => document.defaultView.setTimeout(resolve, 50));
      }
    };`;
}

/** Chooses the extension's first entry in the open context menu, or in its submenu if there are several. */
export function chooseFirstInMenu(id: string): string {
  return `(async () => {
    ${menuThatIs('open')}
    ${entriesOf(id)}
    const [first] = entries();
    const popup = first.closest('menupopup');
    if (popup !== menu) {
      const shown = new Promise((resolve) =>
        popup.addEventListener('popupshown', resolve, { once: true }));
      popup.parentElement.openMenu(true);
      await shown;
    }
    popup.activateItem(first);
  })()`;
}

/** A submenu that contains entries is none itself. */
function entriesOf(id: string): string {
  const prefix = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-menuitem-`;
  return `
    const entries = () => [...menu.querySelectorAll('menuitem[id^="${prefix}"]')].filter((it) => !it.hidden);`;
}

/** Returns the URL of the extension's page in the sidebar. */
export const SIDEBAR_ADDRESS = `(() => {
  const { document } = Services.wm.getMostRecentWindow('navigator:browser');
  const sidebar = document.getElementById('sidebar')?.contentDocument;
  return sidebar?.getElementById('webext-panels-browser')?.currentURI?.spec ?? '';
})()`;

/** Returns the text of the extension's page in the sidebar, which runs in another process; empty if there is none. */
export const SIDEBAR_TEXT = `(async () => {
  const { document } = Services.wm.getMostRecentWindow('navigator:browser');
  const sidebar = document.getElementById('sidebar')?.contentDocument;
  const manager = sidebar?.getElementById('webext-panels-browser')?.messageManager;
  if (!manager) return '';
  return new Promise((resolve) => {
    const listener = ({ data }) => {
      manager.removeMessageListener('sidebar-text', listener);
      resolve(data);
    };
    manager.addMessageListener('sidebar-text', listener);
    manager.loadFrameScript('data:,sendAsyncMessage("sidebar-text", content.document.body.innerText)', false);
    setTimeout(() => listener({ data: '' }), 1000);
  });
})()`;

const SEARCH_HANDLER = `ChromeUtils.importESModule(
  'resource://gre/modules/ExtensionSearchHandler.sys.mjs').ExtensionSearchHandler`;

/** Types text after the omnibox keyword and returns the suggestions as JSON. */
export function typeBehindKeyword(text: string): string {
  const query = { keyword: 'gpt', text: `gpt ${text}`, inPrivateWindow: false };
  return `(async () => {
    const suggestions = await new Promise((resolve) =>
      ${SEARCH_HANDLER}.handleSearch(${JSON.stringify(query)}, resolve));
    return JSON.stringify(suggestions);
  })()`;
}

/** Presses Enter on the text after the omnibox keyword, for a new foreground tab. */
export function enterBehindKeyword(text: string): string {
  return `${SEARCH_HANDLER}.handleInputEntered('gpt', ${JSON.stringify(`gpt ${text}`)}, 'tab')`;
}
