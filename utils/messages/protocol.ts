import type { Result } from '../gateway/failure.ts';
import type { DomainUse } from '../gpt/domains.ts';
import type { HitPage, NextPage } from '../gpt/gpt.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import type { CachedGpt } from '../lookup/cache/entries.ts';
import type { CacheSummary } from '../lookup/cache-summary.ts';
import type { LookupAnswer } from '../lookup/lookup-service.ts';
import type { Appearance } from '../settings/appearance.ts';

// All messages between the parts of the extension. They contain GPT ids and search words, but never a page's URL or the
// key.

/** Messages for the background, sent with `runtime.sendMessage`. Each gets one response. */
export type Message =
  /** From a watcher: inject the card script into the sender's frame. */
  | { type: 'load-card' }
  /** From a card: its page came back from the back/forward cache, where it missed all updates. */
  | { type: 'page-restored' }
  /** From a counter: the count of its frame has changed. The background fetches the number itself. */
  | { type: 'gpt-count-changed' }
  | { type: 'open-options' }
  /** From a card: turn GPT Lens off on the site of the sender's frame. Cannot turn anything on. */
  | { type: 'turn-off-site' }
  /** From a card: add a GPT to the most recently used list. Reveals no list and removes nothing. */
  | { type: 'add-to-list'; id: GptId }
  /** Open a tab with details that a web page must not see: the gateway's message about a failure. */
  | { type: 'open-details'; id: GptId }
  /** From a card: open a chat with a GPT, in the side panel or in a tab. Sends nothing to the gateway. */
  | { type: 'open-chat'; id: GptId }
  /** The picture of a cached GPT. `isCached`: only from the cache, without a request. */
  | { type: 'get-picture'; id: GptId; isPrivate?: boolean; isCached?: boolean }
  /** From extension pages: a picture in the answer of a chat. It reveals the user's address to its host. */
  | { type: 'get-chat-picture'; url: string }
  /** From extension pages only. `next`: the next page of an earlier response of this gateway. */
  | { type: 'search'; words: string; next?: NextPage; gatewayId?: string }
  /**
   * From options or welcome page: the number of look-ups that it made itself at a gateway, which may not be saved yet,
   * and whether they succeeded.
   */
  | { type: 'connection-tested'; gatewayId: string; lookups: number; isWorking: boolean }
  /** From options or welcome page: the user saved a gateway, possibly unchanged. */
  | { type: 'gateway-saved' }
  /** From extension pages: the user chose another active gateway. */
  | { type: 'activate-gateway'; gatewayId: string }
  /**
   * From extension pages: read the balance of a gateway, of the active one by default, and store it. Pages watch
   * `gatewayInfoState`; the response says only that the reading is over. Reads at most once a minute. `isAutomatic`: the
   * user did not ask for it, so it does nothing unless they have allowed that.
   */
  | { type: 'read-balance'; gatewayId?: string; isAutomatic?: boolean }
  /** From the options page. */
  | { type: 'clear-cache' }
  /** From extension pages: follows have changed, so the toolbar button may be outdated. */
  | { type: 'follows-changed' }
  | { type: 'get-diagnostics' }
  /** From extension pages: summaries of at most 5,000 cached GPTs, without a look-up. */
  | { type: 'get-cache-summary'; ids: GptId[] }
  /** From extension pages: the user created, changed or deleted a batch. The background reads the user data. */
  | { type: 'run-batches' }
  /** From extension pages: at most four complete cached GPTs, without a look-up. */
  | { type: 'get-cached-gpts'; ids: GptId[]; isPrivate?: boolean }
  /** From extension pages: the domains of all GPTs that the user has looked up, without a look-up. */
  | { type: 'get-domains'; isPrivate?: boolean };

export interface MessageResponses {
  'load-card': undefined;
  'page-restored': undefined;
  'gpt-count-changed': undefined;
  'open-options': undefined;
  'add-to-list': undefined;
  'open-details': undefined;
  'open-chat': undefined;
  /** A data URL. */
  'get-picture': string | undefined;
  /** A data URL; `undefined` if there is no picture, or if it may not be fetched. */
  'get-chat-picture': string | undefined;
  search: Result<HitPage>;
  'connection-tested': undefined;
  'gateway-saved': undefined;
  'activate-gateway': undefined;
  'read-balance': undefined;
  'turn-off-site': undefined;
  'clear-cache': undefined;
  'follows-changed': undefined;
  /** The text of *Copy diagnostics*, without the key. */
  'get-diagnostics': string;
  'get-cache-summary': CacheSummary;
  'run-batches': undefined;
  'get-cached-gpts': CachedGpt[];
  /** `undefined` if they could not all be read. */
  'get-domains': DomainUse[] | undefined;
}

/**
 * The name of the port for a lookup. The client posts one `LookupRequest`. The background posts the appearance, one or
 * more answers of which the last is the newest, and `isDone`. Disconnecting cancels the lookup; the client also notices
 * by it that the background was stopped.
 */
export const LOOKUP_PORT = 'lookup';

export interface LookupRequest {
  id: GptId;
  /** Whether an extension page is in a private window. For web pages, the browser tells the background. */
  isPrivate?: boolean;
  /** Send a request to the gateway even if the GPT is cached. */
  refresh?: boolean;
  /** Return the most recent failure of this GPT instead of trying again. */
  recallFailure?: boolean;
}

/** An update that the background sends to the cards in a tab. */
export interface Push {
  appearance: Appearance;
}

export type LookupUpdate = { appearance: Appearance } | { answer: LookupAnswer } | { isDone: true };
