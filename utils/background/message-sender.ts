import browser, { type Runtime } from 'webextension-polyfill';

/** Whether a message comes from this extension, possibly from one of its content scripts. */
export function isFromExtension(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id;
}

/** Whether a message comes from a page of an extension, whose URL no web page has. */
export function isExtensionPage(sender: Runtime.MessageSender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('')) ?? false;
}
