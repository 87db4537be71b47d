import type { Failure } from '../../gateway/failure.ts';
import type { HitPage } from '../../gpt/gpt.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import type { OnPage } from '../../gpt/page-list.ts';
import type { BadQuery } from '../../gpt/parse-query.ts';
import type { GptSummary } from '../../gpt/summary.ts';
import type { Shown } from '../../messages/watch-gpt.ts';
import type { Marked } from '../page/show-on-page.ts';
import type { Estimate } from '../survey/estimate.ts';

/** What the library has of the GPTs of a list. */
export type KnownGpts = ReadonlyMap<GptId, GptSummary>;

/** The GPTs of the page in front, kept while one of them is looked at. */
interface PageGpts {
  /** Missing until they are listed. */
  onPage?: OnPage;
  /** Missing until the library has been asked. */
  known?: KnownGpts;
  /** Of a survey of them all; missing as long as `known`. */
  estimate?: Estimate;
  /** What came of showing one of them on the page. */
  marked?: Marked;
}

/** The hits of a search, kept while one of them is looked at. */
export interface Hits extends HitPage {
  words: string;
  known?: KnownGpts;
  /** How it goes with the hits that follow. */
  more?: 'searching' | Failure;
}

/** What the popup shows. */
export type PopupView =
  | ({ at: 'start'; cameFrom?: GptId } & PageGpts)
  | { at: 'not-set-up' }
  | { at: 'problem'; query: BadQuery }
  | { at: 'searching'; words: string }
  | { at: 'failed'; words: string; failure: Failure }
  | ({ at: 'hits'; cameFrom?: GptId } & Hits)
  /** `isOffered`: the gateway has not been asked; what is shown comes from the cache, if from anywhere. */
  | ({
      at: 'gpt';
      id: GptId;
      from?: CameFrom;
      marked?: Marked;
      isOffered?: boolean;
    } & Shown);

/** The list that a GPT was chosen from, to go back to. */
export type CameFrom = ({ at: 'start' } & PageGpts) | ({ at: 'hits' } & Hits);
