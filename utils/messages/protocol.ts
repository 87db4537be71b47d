import type { Result } from '../gateway/failure.ts';
import type { HitPage, NextPage } from '../gpt/gpt.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import type { CachedGpt } from '../lookup/cache/entries.ts';
import type { CacheSummary } from '../lookup/cache-summary.ts';
import type { LookupAnswer } from '../lookup/lookup-service.ts';
import type { Appearance } from '../settings/appearance.ts';

// Every message between the extension's parts. Ids and words only: never an address, never the key.

/** Questions that are answered once, by `runtime.sendMessage`. */
export type Message =
  /** From a watcher: bring the card's script into the frame that asks. */
  | { type: 'load-card' }
  /** From a card: its page has come back from the back/forward cache, where it has heard of no change. */
  | { type: 'page-restored' }
  /** From a counter: what its frame has is not what it was. The number is fetched, not told. */
  | { type: 'gpt-count-changed' }
  | { type: 'open-options' }
  /** From a card: no more of it on the site of the frame that asks. Nothing can be turned on this way. */
  | { type: 'turn-off-site' }
  /** From a card: put the GPT onto the list that was used last. No list is told of, and nothing can be taken off. */
  | { type: 'add-to-list'; id: GptId }
  /** Show in a tab of our own what a web page may not know: the gateway's words about a failure. */
  | { type: 'open-details'; id: GptId }
  /** The picture of a GPT that has been read, in a private window or not; `isCached`: nobody is asked for it. */
  | { type: 'get-picture'; id: GptId; isPrivate?: boolean; isCached?: boolean }
  /** From the extension's own pages only. */
  | { type: 'search'; words: string; next?: NextPage }
  /** From the options page: look-ups that it made itself, and whether they went well. */
  | { type: 'connection-tested'; lookups: number; isWorking: boolean }
  /** From the options or the welcome page: a person saved the gateway, be it the same as before. */
  | { type: 'gateway-saved' }
  /** From the options page: forget what has been read. */
  | { type: 'clear-cache' }
  /** From the extension's own pages: what they changed of followed GPTs, the toolbar button is to show. */
  | { type: 'follows-changed' }
  | { type: 'get-diagnostics' }
  /** From the extension's own pages: what the library has of at most 5,000 ids. The gateway is not asked. */
  | { type: 'get-cache-summary'; ids: GptId[] }
  /** From the extension's own pages: a person created, changed or removed a survey. The records tell what to do. */
  | { type: 'run-batches' }
  /** From the extension's own pages: whole GPTs of at most four ids, as the library has them. The gateway is not asked. */
  | { type: 'get-cached-gpts'; ids: GptId[]; isPrivate?: boolean };

export interface MessageResponses {
  'load-card': undefined;
  'page-restored': undefined;
  'gpt-count-changed': undefined;
  'open-options': undefined;
  'add-to-list': undefined;
  'open-details': undefined;
  /** A data URL. */
  'get-picture': string | undefined;
  search: Result<HitPage>;
  'connection-tested': undefined;
  'gateway-saved': undefined;
  'turn-off-site': undefined;
  'clear-cache': undefined;
  'follows-changed': undefined;
  /** A text for a maintainer, without the key. */
  'get-diagnostics': string;
  'get-cache-summary': CacheSummary;
  'run-batches': undefined;
  'get-cached-gpts': CachedGpt[];
}

/**
 * A look-up is a port of this name: the asker posts one `Inspection`, the background tells its
 * `Appearance` at once and one or more `Answer`s, the last of them the newest. A port that closes ends the look-up, and it
 * tells the asker when the background dies.
 */
export const LOOKUP_PORT = 'lookup';

export interface LookupRequest {
  id: GptId;
  /** Whether a page of the extension asks from a private window; of web pages the browser tells it. */
  isPrivate?: boolean;
  /** Ask the gateway even if the library knows the GPT. */
  refresh?: boolean;
  /** Tell why it failed just now instead of trying again. */
  recallFailure?: boolean;
}

/** What the background tells the cards of a tab, unasked. */
export interface Push {
  appearance: Appearance;
}

export type LookupUpdate = { appearance: Appearance } | { answer: LookupAnswer } | { isDone: true };
