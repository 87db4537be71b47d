/** The columns of a batch's table, in their order. Stored: ids must not change. */
export const COLUMNS = [
  'name',
  'author',
  'score',
  'average',
  'ratings',
  'votes',
  'conversations',
  'capabilities',
  'contacts',
  'collects',
  'updated',
  'visibility',
  'categories',
] as const;

export type Column = (typeof COLUMNS)[number];

/** Shown until the user chooses others. The name is always shown. */
export const DEFAULT_COLUMNS: Column[] = [
  'name',
  'score',
  'average',
  'ratings',
  'conversations',
  'capabilities',
  'contacts',
  'collects',
  'updated',
];
