import type { NextPage } from '../gpt/gpt.ts';
import { isObject } from './is-object.ts';
import type { ParsedResponse } from './parse-response.ts';

// No documentation of the family speaks of paging. Where an answer does, in one of the shapes that are usual
// elsewhere, the hits that follow can be asked for; where it does not, what came is all there is.

/** Where such words are kept, if not beside the list. */
const ENVELOPE_KEYS = ['pagination', 'paging', 'meta', 'page_info', 'pageInfo'];

const MAX_VALUE_LENGTH = 500;
const MAX_PARAMETERS = 6;
/** No list of hits is longer; a larger number is no place in one. */
const MOST_HITS = 1_000_000;

/** What to ask for the hits that follow an answer; `undefined` for the last. `asked`: what brought this one. */
export function nextPage(
  { data, envelope }: ParsedResponse,
  current: NextPage = {},
): NextPage | undefined {
  const fields = collectFields(envelope, data);
  if (fields.has_more === false || fields.hasMore === false) return undefined;
  const next =
    byAddress(fields) ?? byCursor(fields) ?? byOffset(fields) ?? byNumber(fields, current);
  const isDifferent = next && JSON.stringify(next) !== JSON.stringify(current);
  return isDifferent ? next : undefined;
}

type Fields = Record<string, unknown>;

function collectFields(...levels: unknown[]): Fields {
  const inner = levels
    .filter(isObject)
    .flatMap((level) => [level, ...ENVELOPE_KEYS.map((it) => level[it])]);
  return Object.assign({}, ...inner.filter(isObject));
}

/** A whole address is asked for by its parameters alone: the key goes to no other place. */
function byAddress({ next, next_url: nextUrl }: Fields): NextPage | undefined {
  const address = [next, nextUrl].find((it) => typeof it === 'string' && /[?]/.test(it));
  const url = typeof address === 'string' ? URL.parse(address, 'https://gateway.invalid') : null;
  const parameters = [...(url?.searchParams ?? [])]
    .filter(([name, value]) => !/^(?:query|search)$/.test(name) && isShort(name) && isShort(value))
    .slice(0, MAX_PARAMETERS);
  return parameters.length ? Object.fromEntries(parameters) : undefined;
}

function byCursor(fields: Fields): NextPage | undefined {
  const cursor = fields.next_cursor ?? fields.nextCursor ?? fields.cursor ?? fields.next;
  const token = fields.next_page_token ?? fields.nextPageToken;
  if (isShort(cursor) && !/^https?:/.test(cursor)) return { cursor };
  if (isShort(token)) return { page_token: token };
  // As OpenAI's own lists do it.
  const last = fields.last_id;
  return fields.has_more === true && isShort(last) ? { after: last } : undefined;
}

function byOffset({ offset, limit, total }: Fields): NextPage | undefined {
  if (!isCount(offset) || !isCount(limit) || !isCount(total) || limit === 0) return undefined;
  return offset + limit < total
    ? { offset: String(offset + limit), limit: String(limit) }
    : undefined;
}

function byNumber(fields: Fields, current: NextPage): NextPage | undefined {
  const nextNumber = fields.next_page ?? fields.nextPage ?? fields.next;
  if (isCount(nextNumber)) return { page: String(nextNumber) };
  const page = [fields.page, fields.current_page, Number(current.page ?? 1)].find(isCount) ?? 1;
  const pages = [fields.total_pages, fields.totalPages, fields.pages].find(isCount);
  const size = [fields.page_size, fields.pageSize, fields.per_page, fields.size].find(isCount);
  const isMore =
    (fields.has_more ?? fields.hasMore) === true ||
    (pages !== undefined && page < pages) ||
    (size !== undefined && isCount(fields.total) && page * size < fields.total);
  return isMore ? { page: String(page + 1) } : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MOST_HITS;
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_VALUE_LENGTH;
}
