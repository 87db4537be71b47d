import browser from 'webextension-polyfill';
import { loadI18n } from '../../i18n/load-i18n.ts';
import { toHash } from '../../messages/panel-route.ts';
import { sortByUnseenChanges } from '../../user-data/follow-changes.ts';
import { type Followed, type Follows, hasUnseenChanges } from '../../user-data/follows.ts';
import { toNotification } from './notification-text.ts';

/** The id of the notification. With the same id, a new notification replaces the previous one. */
const NOTIFICATION = 'following';

/**
 * Shows a notification of changes that were neither seen nor notified before. Does nothing without the browser's
 * permission.
 */
export async function notifyOfChanges(follows: Follows): Promise<void> {
  const [first, ...others] = sortByUnseenChanges(
    (await follows.unseen()).filter(needsNotification),
  );
  if (!first || !browser.notifications) return;
  const { title, message } = toNotification(await loadI18n(), [first, ...others]);
  const iconUrl = browser.runtime.getURL('icons/128.png');
  await browser.notifications.create(NOTIFICATION, { type: 'basic', iconUrl, title, message });
  for (const { follow } of [first, ...others]) await follows.markNotified(follow.id);
}

function needsNotification({ follow }: Followed): boolean {
  return hasUnseenChanges(follow) && follow.newsAt > (follow.toldAt ?? 0);
}

/** Opens the followed GPTs when the notification is clicked. Call it before anything is awaited. */
export function openPanelOnClick(): void {
  listen();
  // The user may grant the permission while the background is running.
  browser.permissions.onAdded.addListener(listen);
}

function listen(): void {
  browser.notifications?.onClicked.addListener(open);
}

async function open(notification: string): Promise<void> {
  if (notification !== NOTIFICATION) return;
  const page = `sidepanel.html${toHash({ view: 'following' })}`;
  await browser.tabs.create({ url: browser.runtime.getURL(page) });
  await browser.notifications.clear(notification);
}
