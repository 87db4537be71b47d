import type { NextPage } from '../gpt/gpt.ts';
import { isObject } from './is-object.ts';
import type { Answered } from './parse-response.ts';

// No documentation of the family speaks of paging. Where an answer does, in one of the shapes that are usual
// elsewhere, the hits that follow can be asked for; where it does not, what came is all there is.

/** Where such words are kept, if not beside the list. */
const AROUND = ['pagination', 'paging', 'meta', 'page_info', 'pageInfo'];

const LONGEST_VALUE = 500;
const MOST_PARAMETERS = 6;
/** No list of hits is longer; a larger number is no place in one. */
const MOST_HITS = 1_000_000;

/** What to ask for the hits that follow an answer; `undefined` for the last. `asked`: what brought this one. */
export function nextPage({ data, whole }: Answered, asked: NextPage = {}): NextPage | undefined {
  const said = fieldsOf(whole, data);
  if (said.has_more === false || said.hasMore === false) return undefined;
  const next = byAddress(said) ?? byCursor(said) ?? byOffset(said) ?? byNumber(said, asked);
  const isAnother = next && JSON.stringify(next) !== JSON.stringify(asked);
  return isAnother ? next : undefined;
}

type Fields = Record<string, unknown>;

function fieldsOf(...levels: unknown[]): Fields {
  const inner = levels
    .filter(isObject)
    .flatMap((level) => [level, ...AROUND.map((it) => level[it])]);
  return Object.assign({}, ...inner.filter(isObject));
}

/** A whole address is asked for by its parameters alone: the key goes to no other place. */
function byAddress({ next, next_url: nextUrl }: Fields): NextPage | undefined {
  const address = [next, nextUrl].find((it) => typeof it === 'string' && /[?]/.test(it));
  const url = typeof address === 'string' ? URL.parse(address, 'https://gateway.invalid') : null;
  const parameters = [...(url?.searchParams ?? [])]
    .filter(([name, value]) => !/^(?:query|search)$/.test(name) && isShort(name) && isShort(value))
    .slice(0, MOST_PARAMETERS);
  return parameters.length ? Object.fromEntries(parameters) : undefined;
}

function byCursor(said: Fields): NextPage | undefined {
  const cursor = said.next_cursor ?? said.nextCursor ?? said.cursor ?? said.next;
  const token = said.next_page_token ?? said.nextPageToken;
  if (isShort(cursor) && !/^https?:/.test(cursor)) return { cursor };
  if (isShort(token)) return { page_token: token };
  // As OpenAI's own lists do it.
  const last = said.last_id;
  return said.has_more === true && isShort(last) ? { after: last } : undefined;
}

function byOffset({ offset, limit, total }: Fields): NextPage | undefined {
  if (!isCount(offset) || !isCount(limit) || !isCount(total) || limit === 0) return undefined;
  return offset + limit < total
    ? { offset: String(offset + limit), limit: String(limit) }
    : undefined;
}

function byNumber(said: Fields, asked: NextPage): NextPage | undefined {
  const told = said.next_page ?? said.nextPage ?? said.next;
  if (isCount(told)) return { page: String(told) };
  const page = [said.page, said.current_page, Number(asked.page ?? 1)].find(isCount) ?? 1;
  const pages = [said.total_pages, said.totalPages, said.pages].find(isCount);
  const size = [said.page_size, said.pageSize, said.per_page, said.size].find(isCount);
  const isMore =
    (said.has_more ?? said.hasMore) === true ||
    (pages !== undefined && page < pages) ||
    (size !== undefined && isCount(said.total) && page * size < said.total);
  return isMore ? { page: String(page + 1) } : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MOST_HITS;
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_VALUE;
}
