import browser from 'webextension-polyfill';
import { storage } from 'wxt/utils/storage';
import { updateItem } from '../lib/update-item.ts';
import type { PanelView } from './panel-route.ts';

/** The data that an extension page is opened with. Stored for the session: field names must not change. */
export interface PageData {
  /** Opened from a private window. Chromium opens the page in a normal one. */
  isPrivate: boolean;
  /** For the popup's page: the text for the search box. */
  query?: string;
  /** For the popup's page: show the most recent failure of this GPT instead of trying again. */
  isRecall?: boolean;
  /** For the side panel's page: the view to show. */
  view?: PanelView;
}

const PARAMETER = 'ticket';

/** More than the pages that users keep open. The oldest are deleted. */
const MAX_TOKENS = 200;

/** Session storage is in memory only, because the data may come from a private window. */
const tokensState = storage.defineItem<Record<string, PageData>>('session:tickets', {
  fallback: {},
});

/**
 * The URL of an extension page, with a random token that stands for the data. Browsers store every URL in the history,
 * from which extensions without further permissions cannot delete it.
 */
export async function createTokenUrl(path: string, pageData: PageData): Promise<string> {
  const key = crypto.randomUUID();
  await updateItem(tokensState, (stored) =>
    Object.fromEntries([...Object.entries(stored), [key, pageData]].slice(-MAX_TOKENS)),
  );
  const url = new URL(path, browser.runtime.getURL(''));
  url.searchParams.set(PARAMETER, key);
  return url.href;
}

let ownData: Promise<PageData | undefined> | undefined;

/** The data for the token in this page's URL. It can be redeemed once: after a reload, there is none. */
export function redeemOwnToken(): Promise<PageData | undefined> {
  ownData ??= redeem(new URLSearchParams(location.search).get(PARAMETER));
  return ownData;
}

async function redeem(key: string | null): Promise<PageData | undefined> {
  if (!key) return undefined;
  let pageData: PageData | undefined;
  await updateItem(tokensState, ({ [key]: redeemed, ...others }) => {
    pageData = redeemed;
    // A page that was opened from a private window stays private after a reload.
    return redeemed?.isPrivate ? { ...others, [key]: { isPrivate: true } } : others;
  });
  return pageData;
}
