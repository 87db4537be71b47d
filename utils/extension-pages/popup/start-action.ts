import { type GptId, isGptId } from '../../gpt/gpt-id.ts';
import { MAX_QUERY_LENGTH } from '../../gpt/parse-query.ts';
import type { PageData } from '../../messages/url-tokens.ts';

/** What the popup does when it opens. */
type StartAction =
  /** Show the recent failure of a lookup. */
  | { kind: 'recall'; id: GptId }
  /** Search as if the user had typed the query. */
  | { kind: 'submit'; query: string }
  /** Show a GPT from the cache without a lookup. */
  | { kind: 'show-cached'; id: GptId }
  /** List the GPTs of the active page. */
  | { kind: 'list-page' }
  /** Explain that no gateway is set up. */
  | { kind: 'none' };

interface StartContext {
  /** Belongs to the token in the URL of a popup page that was opened in a tab. */
  pageData: PageData | undefined;
  /** The state of the history entry, in which the popup stores the GPT that it shows. */
  historyState: { id?: unknown } | null;
  /** `location.hash`. */
  hash: string;
  isSetUp: boolean;
}

/**
 * Decides what the popup shows first. A page that is reloaded, restored or opened from a bookmark starts no lookup: the
 * user did not ask for it now.
 */
export function getStartAction({
  pageData,
  historyState,
  hash,
  isSetUp,
}: StartContext): StartAction {
  const query = pageData?.query?.slice(0, MAX_QUERY_LENGTH).toWellFormed();
  if (query && isGptId(query) && pageData?.isRecall) return { kind: 'recall', id: query };
  if (query) return { kind: 'submit', query };
  const id = historyState ? historyState.id : hash.slice(1);
  if (typeof id === 'string' && isGptId(id)) return { kind: 'show-cached', id };
  return { kind: isSetUp ? 'list-page' : 'none' };
}
