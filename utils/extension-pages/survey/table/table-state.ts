import type { GptId } from '../../../gpt/gpt-id.ts';
import { type Filter, NO_FILTER } from './filter.ts';
import { BY_SCORE, type Sorting } from './sort.ts';

/** What somebody has made of a survey's table so far. */
export interface TableState {
  sorting: Sorting;
  filter: Filter;
  selected: ReadonlySet<GptId>;
  shows: 'table' | 'plot';
  /** The row that was opened last, to come back to, and how far down the table was then, in CSS pixels. */
  opened?: { id: GptId; top: number };
}

export const NEW_TABLE: TableState = {
  sorting: BY_SCORE,
  filter: NO_FILTER,
  selected: new Set(),
  shows: 'table',
};
