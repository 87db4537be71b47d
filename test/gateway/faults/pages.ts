import { type Answer, envelope, json } from '../answers.ts';
import { type SearchHit, searchHit } from '../search-hits.ts';
import type { FaultContext, FaultTable } from './fault.ts';

/** Hits per page. */
const SIZE = 5;

/** Good search responses with pagination, in shapes of other APIs, because this family documents none. */
export const pages = {
  /** `page` and `total` in the envelope. */
  'pages-by-number': (context) =>
    inPages(context, 'page', (hits, { at, total }) => {
      const whole = { page: at / SIZE + 1, page_size: SIZE, total };
      return json(200, { code: 0, msg: 'ok', ...whole, data: hits });
    }),
  /** A list within the data, with a cursor beside it. */
  'pages-by-cursor': (context) =>
    inPages(context, 'cursor', (list, { next }) =>
      envelope({ list, has_more: next !== undefined, next_cursor: next }, context.path),
    ),
  /** The full URL of the next page. */
  'pages-by-address': (context) =>
    inPages(context, 'start', (data, { next }) => {
      const address = next && `${context.path}?query=${context.query.get('query')}&start=${next}`;
      return json(200, { object: 'list', data, next: address ?? null });
    }),
} satisfies FaultTable;

interface Where {
  /** The index of the first hit, counted from 0. */
  at: number;
  total: number;
  /** The value of the parameter for the next page. */
  next: string | undefined;
}

function inPages(
  { finding, ordinary, query }: FaultContext,
  parameter: 'page' | 'cursor' | 'start',
  answer: (hits: SearchHit[], where: Where) => Answer,
): Answer {
  if (finding?.by !== 'search') return ordinary;
  const asked = query.get(parameter);
  const step = parameter === 'page' ? SIZE : 1;
  const at = asked === null ? 0 : (Number(asked) - (parameter === 'page' ? 1 : 0)) * step;
  const end = at + SIZE;
  const total = finding.entries.length;
  const next = end < total ? String(parameter === 'page' ? end / SIZE + 1 : end) : undefined;
  return answer(finding.entries.slice(at, end).map(searchHit), { at, total, next });
}
