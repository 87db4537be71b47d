import { WAKE_TIMEOUT_MS } from './stop-worker.ts';
import type { MenuClick } from './types.ts';

// Scripts that do in Firefox's own world what its window does when a person's hands do something.

/** What the key's element in Firefox's window does when its keys are pressed. */
export function pressShortcut(id: string): string {
  return `(() => {
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const keysets = extension.shortcuts.keysetsMap.get(window);
    const key = [...keysets.children].find((each) => each.getAttribute('key') === 'G');
    key.doCommand();
  })()`;
}

/** As Firefox does it to an idle event page, but without mercy for one that has something to do. */
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

/** What an entry of the context menu does when it is chosen over the tab in front. */
export function chooseInMenu(id: string, click: MenuClick): string {
  return `(() => {
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
    const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
    const click = { modifiers: [], editable: false, ...${JSON.stringify(click)} };
    extension.emit('webext-menu-menuitem-click', click, gBrowser.selectedTab);
  })()`;
}

/** Closes the context menu, which no key in the page reaches. */
export const CLOSE_MENU = `(async () => {
  ${menuThatIs('closed')}
  menu.hidePopup();
  await until();
})()`;

/** Gives, as JSON, the labels of an extension's entries in the context menu once that is open. */
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

/** Chooses the first of them, as a click does. */
export function chooseFirstInMenu(id: string): string {
  return `(() => {
    ${menuThatIs('open')}
    ${entriesOf(id)}
    const [first] = entries();
    menu.activateItem(first);
  })()`;
}

function entriesOf(id: string): string {
  const prefix = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-menuitem-`;
  return `
    const entries = () => [...menu.querySelectorAll('[id^="${prefix}"]')].filter((it) => !it.hidden);`;
}

/** Gives the address that an extension's page in the sidebar has. */
export const SIDEBAR_ADDRESS = `(() => {
  const { document } = Services.wm.getMostRecentWindow('navigator:browser');
  const sidebar = document.getElementById('sidebar')?.contentDocument;
  return sidebar?.getElementById('webext-panels-browser')?.currentURI?.spec ?? '';
})()`;

/** Gives the text of an extension's page in the sidebar, which lives in another process; empty while there is none. */
export const SIDEBAR_TEXT = `(async () => {
  const { document } = Services.wm.getMostRecentWindow('navigator:browser');
  const sidebar = document.getElementById('sidebar')?.contentDocument;
  const manager = sidebar?.getElementById('webext-panels-browser')?.messageManager;
  if (!manager) return '';
  return new Promise((resolve) => {
    const hear = ({ data }) => {
      manager.removeMessageListener('sidebar-text', hear);
      resolve(data);
    };
    manager.addMessageListener('sidebar-text', hear);
    manager.loadFrameScript('data:,sendAsyncMessage("sidebar-text", content.document.body.innerText)', false);
    setTimeout(() => hear({ data: '' }), 1000);
  });
})()`;

const SEARCH_HANDLER = `ChromeUtils.importESModule(
  'resource://gre/modules/ExtensionSearchHandler.sys.mjs').ExtensionSearchHandler`;

/** What the address bar does while somebody types behind the keyword; gives the suggestions as JSON. */
export function typeBehindKeyword(text: string): string {
  const query = { keyword: 'gpt', text: `gpt ${text}`, inPrivateWindow: false };
  return `(async () => {
    const suggestions = await new Promise((resolve) =>
      ${SEARCH_HANDLER}.handleSearch(${JSON.stringify(query)}, resolve));
    return JSON.stringify(suggestions);
  })()`;
}

/** What it does at Enter, for a new tab in front. */
export function enterBehindKeyword(text: string): string {
  return `${SEARCH_HANDLER}.handleInputEntered('gpt', ${JSON.stringify(`gpt ${text}`)}, 'tab')`;
}
