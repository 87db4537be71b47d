import type { Failure } from '../../gateway/failure.ts';
import type { HitPage } from '../../gpt/gpt.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import type { PageListResult } from '../../gpt/page-list.ts';
import type { InvalidQuery } from '../../gpt/parse-query.ts';
import type { GptSummary } from '../../gpt/summary.ts';
import type { GptLookupState } from '../../messages/watch-gpt.ts';
import type { Estimate } from '../batch/estimate-cost.ts';
import type { HighlightPosition } from '../page/highlight-on-page.ts';

/** What the library has of the GPTs of a list. */
export type CachedSummaries = ReadonlyMap<GptId, GptSummary>;

/** The GPTs of the page in front, kept while one of them is looked at. */
interface PageGpts {
  /** Missing until they are listed. */
  pageList?: PageListResult;
  /** Missing until the library has been asked. */
  cached?: CachedSummaries;
  /** Of a survey of them all; missing as long as `known`. */
  estimate?: Estimate;
  /** What came of showing one of them on the page. */
  highlighted?: HighlightPosition;
}

/** The hits of a search, kept while one of them is looked at. */
export interface Hits extends HitPage {
  words: string;
  cached?: CachedSummaries;
  /** How it goes with the hits that follow. */
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
  /** `isOffered`: the gateway has not been asked; what is shown comes from the cache, if from anywhere. */
  | ({
      kind: 'gpt';
      id: GptId;
      origin?: GptOrigin;
      highlighted?: HighlightPosition;
      isOffered?: boolean;
    } & GptLookupState);

/** The list that a GPT was chosen from, to go back to. */
export type GptOrigin = ({ kind: 'start' } & PageGpts) | ({ kind: 'hits' } & Hits);
