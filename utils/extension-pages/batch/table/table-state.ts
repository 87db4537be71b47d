import type { GptId } from '../../../gpt/gpt-id.ts';
import { type Filter, NO_FILTER } from './filter.ts';
import { BY_SCORE, type Sorting } from './sort.ts';

/** The state of a batch's table while the panel is open. */
export interface TableState {
  sorting: Sorting;
  filter: Filter;
  selected: ReadonlySet<GptId>;
  display: 'table' | 'plot';
  /** The last opened row and the table's scroll position then in CSS pixels, both restored on return. */
  lastOpened?: { id: GptId; top: number };
}

export const INITIAL_TABLE_STATE: TableState = {
  sorting: BY_SCORE,
  filter: NO_FILTER,
  selected: new Set(),
  display: 'table',
};
