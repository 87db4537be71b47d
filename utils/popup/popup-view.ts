import type { OnPage } from '../counting/listed.ts';
import type { Failure } from '../gateway/failure.ts';
import type { Hit } from '../gpt/gpt.ts';
import type { GptId } from '../ids/grammar.ts';
import type { BadQuery } from '../ids/query.ts';
import type { Answer } from '../inspector/inspector.ts';

/** The hits of a search, kept while one of them is looked at. */
export interface Hits {
  words: string;
  hits: Hit[];
}

/** What the popup shows. */
export type PopupView =
  /** `onPage`: the GPTs of the page in front, once they are listed. */
  | { at: 'start'; onPage?: OnPage; cameFrom?: GptId }
  | { at: 'not-set-up' }
  | { at: 'problem'; query: BadQuery }
  | { at: 'searching'; words: string }
  | { at: 'failed'; words: string; failure: Failure }
  | ({ at: 'hits'; cameFrom?: GptId } & Hits)
  | { at: 'gpt'; id: GptId; answer?: Answer; picture?: string; hits?: Hits; onPage?: OnPage };
