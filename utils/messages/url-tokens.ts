import browser from 'webextension-polyfill';
import { storage } from 'wxt/utils/storage';
import { updateItem } from '../lib/update-item.ts';
import type { PanelView } from './panel-route.ts';

/** What a page of the extension is opened with. */
export interface Ticket {
  /** Whether a private window asked: Chromium opens the page in an ordinary one. */
  isPrivate: boolean;
  /** For the popup's page: what to look up, as it would be typed into the search box. */
  query?: string;
  /** For the popup's page: tell why the look-up of this GPT failed just now instead of trying again. */
  isRecall?: boolean;
  /** For the side panel's page. */
  view?: PanelView;
}

const PARAMETER = 'ticket';

/** More pages than anybody has opened and still reloads; the oldest are forgotten. */
const MAX_TICKETS = 200;

/** In memory only, and gone with the browser: it may hold what a private window looks at. */
const ticketsState = storage.defineItem<Record<string, Ticket>>('session:tickets', {
  fallback: {},
});

/**
 * The address of a page of the extension that is opened with something. It carries a random key and nothing else:
 * browsers write every address into their history, and extensions cannot take it out again.
 */
export async function ticketUrl(path: string, ticket: Ticket): Promise<string> {
  const key = crypto.randomUUID();
  await updateItem(ticketsState, (tickets) =>
    Object.fromEntries([...Object.entries(tickets), [key, ticket]].slice(-MAX_TICKETS)),
  );
  const url = new URL(path, browser.runtime.getURL(''));
  url.searchParams.set(PARAMETER, key);
  return url.href;
}

let ownTicket: Promise<Ticket | undefined> | undefined;

/** The ticket in this page's own address. Its content is given out once: a page that is loaded again gets none. */
export function redeemOwnTicket(): Promise<Ticket | undefined> {
  ownTicket ??= redeem(new URLSearchParams(location.search).get(PARAMETER));
  return ownTicket;
}

async function redeem(key: string | null): Promise<Ticket | undefined> {
  if (!key) return undefined;
  let ticket: Ticket | undefined;
  await updateItem(ticketsState, ({ [key]: redeemed, ...others }) => {
    ticket = redeemed;
    // A page that was opened for a private window stays so when it is loaded again.
    return redeemed?.isPrivate ? { ...others, [key]: { isPrivate: true } } : others;
  });
  return ticket;
}
