import browser from 'webextension-polyfill';
import { textOfSurfaces } from '../../i18n/chosen-language.ts';
import { hashOf } from '../../messages/panel-route.ts';
import { newsFirst } from '../../user-data/follow-changes.ts';
import { type Followed, type Follows, hasNews } from '../../user-data/follows.ts';
import { newsText } from './notification-text.ts';

/** One notification, which the next one takes the place of. */
const NOTIFICATION = 'following';

/**
 * Tells by a notification what has changed and was neither seen nor told before. Does nothing where the
 * browser's permission for it is missing.
 */
export async function notifyOfNews(follows: Follows): Promise<void> {
  const [first, ...others] = newsFirst((await follows.unseen()).filter(isUntold));
  if (!first || !browser.notifications) return;
  const { title, message } = newsText(await textOfSurfaces(), [first, ...others]);
  const iconUrl = browser.runtime.getURL('icons/128.png');
  await browser.notifications.create(NOTIFICATION, { type: 'basic', iconUrl, title, message });
  for (const { follow } of [first, ...others]) await follows.noteTold(follow.id);
}

function isUntold({ follow }: Followed): boolean {
  return hasNews(follow) && follow.newsAt > (follow.toldAt ?? 0);
}

/** Opens what changed when the notification is clicked. Call it before anything is awaited. */
export function openNewsOnClick(): void {
  listen();
  // The permission may come while the background runs.
  browser.permissions.onAdded.addListener(listen);
}

function listen(): void {
  browser.notifications?.onClicked.addListener(open);
}

async function open(notification: string): Promise<void> {
  if (notification !== NOTIFICATION) return;
  const page = `sidepanel.html${hashOf({ at: 'following' })}`;
  await browser.tabs.create({ url: browser.runtime.getURL(page) });
  await browser.notifications.clear(notification);
}
