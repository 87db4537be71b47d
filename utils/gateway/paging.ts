import type { NextPage } from '../gpt/gpt.ts';
import { isObject } from '../lib/is-object.ts';
import type { ParsedResponse } from './parse-response.ts';

// Pagination is undocumented for gateways of this family. GPT Lens follows it if a response uses one of the common
// shapes; otherwise the first page is all there is.

/** Objects that may contain the pagination fields; they may also be beside the list. */
const ENVELOPE_KEYS = ['pagination', 'paging', 'meta', 'page_info', 'pageInfo'];

const MAX_VALUE_LENGTH = 500;
const MAX_PARAMETERS = 6;
/** No list of hits is longer, so a larger number cannot be an offset or a page. */
const MAX_HITS = 1_000_000;

/**
 * The query parameters of the page after this response; `undefined` if it is the last. `current`: those of this page.
 */
export function getNextPage(
  { data, envelope }: ParsedResponse,
  current: NextPage = {},
): NextPage | undefined {
  const fields = collectFields(envelope, data);
  if (fields.has_more === false || fields.hasMore === false) return undefined;
  const next =
    fromUrl(fields) ?? fromCursor(fields) ?? fromOffset(fields) ?? fromPageNumber(fields, current);
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

/** Only the parameters of a URL are used: the key must not be sent to another host. */
function fromUrl({ next, next_url: nextUrl }: Fields): NextPage | undefined {
  const address = [next, nextUrl].find((it) => typeof it === 'string' && /[?]/.test(it));
  const url = typeof address === 'string' ? URL.parse(address, 'https://gateway.invalid') : null;
  const parameters = [...(url?.searchParams ?? [])]
    .filter(([name, value]) => !/^(?:query|search)$/.test(name) && isShort(name) && isShort(value))
    .slice(0, MAX_PARAMETERS);
  return parameters.length ? Object.fromEntries(parameters) : undefined;
}

function fromCursor(fields: Fields): NextPage | undefined {
  const cursor = fields.next_cursor ?? fields.nextCursor ?? fields.cursor ?? fields.next;
  const token = fields.next_page_token ?? fields.nextPageToken;
  if (isShort(cursor) && !/^https?:/.test(cursor)) return { cursor };
  if (isShort(token)) return { page_token: token };
  // The shape of OpenAI's own lists.
  const last = fields.last_id;
  return fields.has_more === true && isShort(last) ? { after: last } : undefined;
}

function fromOffset({ offset, limit, total }: Fields): NextPage | undefined {
  if (!isCount(offset) || !isCount(limit) || !isCount(total) || limit === 0) return undefined;
  return offset + limit < total
    ? { offset: String(offset + limit), limit: String(limit) }
    : undefined;
}

function fromPageNumber(fields: Fields, current: NextPage): NextPage | undefined {
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
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MAX_HITS;
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_VALUE_LENGTH;
}
