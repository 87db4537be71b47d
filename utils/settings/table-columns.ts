/** The columns of a survey's table, in their order. */
export const COLUMNS = [
  'name',
  'author',
  'score',
  'average',
  'ratings',
  'conversations',
  'capabilities',
  'contacts',
  'updated',
  'visibility',
  'categories',
] as const;

export type Column = (typeof COLUMNS)[number];

/** Shown unless somebody chooses others; the name is always shown. */
export const DEFAULT_COLUMNS: Column[] = [
  'name',
  'score',
  'average',
  'ratings',
  'conversations',
  'capabilities',
  'contacts',
  'updated',
];
