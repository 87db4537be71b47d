import type { GptId } from '../../../gpt/gpt-id.ts';
import { type Filter, NO_FILTER } from './filter.ts';
import { BY_SCORE, type Sorting } from './sort.ts';

/** What somebody has made of a survey's table so far. */
export interface TableState {
  sorting: Sorting;
  filter: Filter;
  selected: ReadonlySet<GptId>;
  display: 'table' | 'plot';
  /** The row that was opened last, to come back to, and how far down the table was then, in CSS pixels. */
  lastOpened?: { id: GptId; top: number };
}

export const INITIAL_TABLE_STATE: TableState = {
  sorting: BY_SCORE,
  filter: NO_FILTER,
  selected: new Set(),
  display: 'table',
};
