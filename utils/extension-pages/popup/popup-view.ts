import type { Failure } from '../../gateway/failure.ts';
import type { HitPage } from '../../gpt/gpt.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import type { PageListResult } from '../../gpt/page-list.ts';
import type { InvalidQuery } from '../../gpt/parse-query.ts';
import type { GptSummary } from '../../gpt/summary.ts';
import type { GptLookupState } from '../../messages/watch-gpt.ts';
import type { Estimate } from '../batch/estimate-cost.ts';
import type { HighlightPosition } from '../page/highlight-on-page.ts';

/** The cached data of the GPTs in a list. */
export type CachedSummaries = ReadonlyMap<GptId, GptSummary>;

/** The GPTs of the active page, kept while one of them is shown. */
interface PageGpts {
  /** Missing until they are listed. */
  pageList?: PageListResult;
  /** Missing until the cache has been read. */
  cached?: CachedSummaries;
  /** The cost of looking them all up; missing as long as `cached`. */
  estimate?: Estimate;
  /** The result of showing one of them on the page. */
  highlighted?: HighlightPosition;
}

/** The hits of a search, kept while one of them is shown. */
export interface Hits extends HitPage {
  words: string;
  cached?: CachedSummaries;
  /** The state of loading more hits. */
  more?: 'searching' | Failure;
}

/** What the popup shows. */
export type PopupView =
  | ({ kind: 'start'; focusedId?: GptId } & PageGpts)
  | { kind: 'not-set-up' }
  | { kind: 'problem'; query: InvalidQuery }
  | { kind: 'searching'; words: string }
  | { kind: 'failed'; words: string; failure: Failure }
  | ({ kind: 'hits'; focusedId?: GptId } & Hits)
  /** `isOffered`: no request has been sent; the data, if any, comes from the cache. */
  | ({
      kind: 'gpt';
      id: GptId;
      origin?: GptOrigin;
      highlighted?: HighlightPosition;
      isOffered?: boolean;
    } & GptLookupState);

/** The list from which a GPT was opened, to return to. */
export type GptOrigin = ({ kind: 'start' } & PageGpts) | ({ kind: 'hits' } & Hits);
