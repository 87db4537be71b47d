import browser from 'webextension-polyfill';
import { type Followed, type Follows, hasNews } from '../records/follows.ts';
import { hashOf } from '../sidepanel/route.ts';
import { newsText } from '../text/news-text.ts';
import { textOfSurfaces } from '../text/text-of-surfaces.ts';
import { newsFirst } from './steps.ts';

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
