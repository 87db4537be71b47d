import browser from 'webextension-polyfill';
import { sendToTab } from '../lib/browser/frames.ts';
import { WEB_PAGES } from '../lib/browser/permissions.ts';
import type { Push } from '../messages/protocol.ts';
import type { Appearance } from '../settings/appearance.ts';

/** Sends the appearance to all open cards. Does not wait for tabs, because most have no card that could respond. */
export async function pushAppearance(appearance: Appearance): Promise<void> {
  const message: Push = { appearance };
  for (const { id } of await browser.tabs.query({ url: WEB_PAGES })) {
    if (id !== undefined) sendToTab(id, message).catch(() => {});
  }
}
