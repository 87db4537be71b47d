import { type Row, toRows } from '../../utils/extension-pages/batch/table/row.ts';
import type { Failure, FailureKind } from '../../utils/gateway/failure.ts';
import { DATA_KINDS, type DataKind } from '../../utils/gpt/data-kinds.ts';
import type { Action, Gpt, Hit, Operation } from '../../utils/gpt/gpt.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { PageList } from '../../utils/gpt/page-list.ts';
import { type GptSummary, toSummary } from '../../utils/gpt/summary.ts';
import type { CachedGpt } from '../../utils/lookup/cache/entries.ts';
import type { CachedSummary } from '../../utils/lookup/cache-summary.ts';
import type { LookupAnswer } from '../../utils/lookup/lookup-service.ts';
import type {
  Batch,
  BatchItem,
  BatchState,
  GptList,
  ItemOutcome,
  Visit,
} from '../../utils/user-data/schema.ts';
import type { VoteCount } from '../../utils/user-data/votes.ts';
import { readEntry } from '../unit/support/parse-gpt.ts';

export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The time in all stories. */
export const NOW = Date.UTC(2026, 10, 25, 12);

/** A GPT of the demo gateway, by its name or the name of its edge case. */
export const getGpt = readEntry;

export function getCachedGpt(name: string, age = 90 * MINUTE): CachedGpt {
  const gpt = getGpt(name);
  return { asked: gpt.id, gpt, readAt: NOW - age };
}

export function getAnswer(name: string, age?: number): LookupAnswer {
  return { found: true, cached: getCachedGpt(name, age) };
}

export function getSummary(name: string): GptSummary {
  return toSummary(getGpt(name));
}

/**
 * An operation that asks for these kinds, recognized by these parameters.
 *
 * @param collects - the parameters of each kind, separated by spaces
 */
function createOperation(
  name: string,
  method: string,
  collects: Partial<Record<DataKind, string>> = {},
): Operation {
  return {
    name,
    method,
    collects: DATA_KINDS.flatMap((kind) => {
      const parameters = collects[kind]?.split(' ');
      return parameters ? { kind, parameters } : [];
    }),
  };
}

/** An Action in different states. */
export const ACTIONS = {
  harmless: {
    domain: 'gpt.weatherdesk.example',
    signIn: 'none',
    privacyPolicy: 'https://gpt.weatherdesk.example/privacy',
    operations: [createOperation('Forecast for a place', 'get', { place: 'city', time: 'day' })],
  },
  critical: {
    domain: 'api.ledger.example',
    signIn: 'oauth',
    privacyPolicy: 'https://api.ledger.example/privacy',
    operations: [
      {
        ...createOperation('List the accounts of a customer', 'get', {
          account: 'customer_id device.id',
        }),
        isCalledWithoutAsking: true,
      },
      createOperation('Transfer money', 'post', {
        credential: 'pin',
        payment: 'iban amount transfer.items[].price',
        name: 'recipient.first_name recipient.last_name',
      }),
      createOperation('List currencies', 'get'),
      createOperation('Give feedback', 'post', { email: 'contact.email', content: 'text' }),
    ],
  },
  empty: { domain: 'status.northdesk.example', signIn: 'none', operations: [] },
  'not stated': { domain: 'rooms.northdesk.example', signIn: 'api-key' },
  'long and bidi text': {
    domain: 'many.tinyharbour.example',
    signIn: 'api-key',
    operations: [
      createOperation(`Search ${'everything that was ever written down, '.repeat(9)}`, 'get', {
        query: `${'filters.'.repeat(30)}words`,
      }),
      createOperation(`get_${'averyveryverylongoperationname'.repeat(4)}`, 'get'),
      createOperation('ابحث عن رحلة (POST /flights)', 'post', { place: 'من إلى' }),
      createOperation('\u202eesrever <b>markup</b>', 'delete', { file: '\u202eelif' }),
    ],
    omittedOperations: 60,
  },
} satisfies Record<string, Action>;

/** A GPT with these Actions. */
export function getAnswerWithActions(...actions: Action[]): LookupAnswer {
  const cached = getCachedGpt('documented');
  return { found: true, cached: { ...cached, gpt: { ...cached.gpt, actions } } };
}

/** Summaries by id. */
export function getSummaries(...names: string[]): Map<GptId, GptSummary> {
  return new Map(names.map((name) => [getGpt(name).id, getSummary(name)]));
}

export function getCachedSummaries(...names: string[]): Map<GptId, CachedSummary> {
  const entries = names.map(getSummary).map((gpt, n): [GptId, CachedSummary] => {
    return [gpt.id, { id: gpt.id, isFresh: true, readAt: NOW - n * HOUR, gpt }];
  });
  return new Map(entries);
}

/** Names of ordinary GPTs in both languages. */
export const GPT_NAMES = [
  'Penny Pilot',
  'Watercolour Walk',
  'Shell Sage',
  'text-japanese',
  'Map Room',
];

export function createList(name: string, ...gpts: string[]): GptList {
  const entries = gpts.map(getGpt).map((gpt: Gpt, n) => {
    return { id: gpt.id, name: gpt.name, addedAt: NOW - n * DAY };
  });
  return { list: name, name, createdAt: NOW - 30 * DAY, usedAt: NOW, entries };
}

export const LISTS = [
  createList('For work', ...GPT_NAMES),
  createList('一起做饭', 'Penny Pilot'),
  createList('Empty'),
];

export function createVisits(...names: string[]): Visit[] {
  return names.map(getGpt).map(({ id, name, author }, n) => {
    return { id, name, author: author?.name, at: NOW - n * n * HOUR };
  });
}

/** Error text of a gateway, which may have any length and language. */
const said = 'This token has used up its quota. 该令牌额度已用尽 (request id: 2024031912000000001)';

/** An example of each failure kind. */
export const FAILURES: { [Kind in FailureKind]: Extract<Failure, { kind: Kind }> } = {
  'no-key': { kind: 'no-key' },
  'key-refused': { kind: 'key-refused', reason: 'expired', said },
  'balance-used-up': { kind: 'balance-used-up', said },
  forbidden: { kind: 'forbidden', isSilenced: true },
  'rate-limited': { kind: 'rate-limited', retryAt: NOW + 40_000 },
  'no-channel': { kind: 'no-channel' },
  'unknown-gpt': { kind: 'unknown-gpt' },
  'endpoint-missing': { kind: 'endpoint-missing' },
  'not-a-gateway': { kind: 'not-a-gateway' },
  redirected: { kind: 'redirected' },
  unreadable: { kind: 'unreadable' },
  refused: { kind: 'refused', said: 'no' },
  'server-error': { kind: 'server-error', status: 503 },
  'too-large': { kind: 'too-large' },
  'content-refused': { kind: 'content-refused', said: 'sensitive words detected' },
  'price-not-set': { kind: 'price-not-set' },
  timeout: { kind: 'timeout', seconds: 20 },
  offline: { kind: 'offline' },
  unreachable: { kind: 'unreachable' },
  'no-access': { kind: 'no-access' },
  'limit-reached': { kind: 'limit-reached' },
  'too-fast': { kind: 'too-fast' },
  interrupted: { kind: 'interrupted' },
};

/** A picture as the background sends it. */
export const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#164e63"/>' +
    '<circle cx="5" cy="3" r="2.2" fill="#f59e0b"/></svg>',
)}`;

/** A picture as the background loads it for an answer: 120 × 120 pixels of one color. */
export const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAHgAAAB4AQMAAAADqqSRAAAAA1BMVEUWTmMFkLBxAAAAF0lEQVR42mNgGAWjYBSMglEwCkYBvQEAB4AAAYHy/WUAAAAASUVORK5CYII=';

/** Link texts often differ from the names of the GPTs. */
const LINK_TEXTS = [
  'Penny Pilot',
  'this one',
  '',
  '手紙の下書き帳',
  'A map of the whole room and beyond',
];

/** The GPTs on a web page. */
export const PAGE_LIST: PageList = {
  gpts: GPT_NAMES.map((name, n) => ({
    id: getGpt(name).id,
    text: LINK_TEXTS[n] ?? '',
    isLink: n !== 2,
  })),
  isTruncated: false,
};

/** Search results. */
export const HITS: Hit[] = GPT_NAMES.map(getGpt).map(
  ({ id, name = id, author, description }, n) => {
    return { id, name, author: n === 1 ? undefined : author?.name, description };
  },
);

export function createBatch(state: BatchState, title = 'GPTs for travelling'): Batch {
  return { survey: title, title, createdAt: NOW - 2 * HOUR, state };
}

const at = NOW - 10_000;

function createItem(
  name: string,
  place: number,
  outcome: ItemOutcome | { state: 'waiting' },
): BatchItem {
  return { survey: 'survey', place, id: getGpt(name).id, text: name, ...outcome };
}

function createFailedItem(name: string, place: number, failure: Failure): BatchItem {
  return createItem(name, place, { state: 'failed', failure, at, isLookUp: true });
}

const FOUND_NAMES = [
  ...['Penny Pilot', 'conversations-60M', 'ratings-perfect', 'ratings-worst', 'text-japanese'],
  ...['tools-none', 'tools-unknown', 'actions-several', 'metrics-null', 'text-long-name'],
  ...['Map Room', 'conversations-900K', 'ratings-zero', 'documented', 'text-arabic'],
];

/** Items that were all found. */
export const FINISHED_ITEMS: BatchItem[] = FOUND_NAMES.map((name, n) => {
  const gpt = getSummary(name);
  return createItem(name, n, { state: 'found', gpt, at: at - n * 400, isLookUp: n % 3 > 0 });
});

/** Found, failed and waiting items. */
export const UNFINISHED_ITEMS: BatchItem[] = [
  ...FINISHED_ITEMS.slice(0, 6),
  createFailedItem('Café Lingua', 6, FAILURES['unknown-gpt']),
  createFailedItem('Slow Rail', 7, FAILURES['unknown-gpt']),
  createFailedItem('Grid Watch', 8, FAILURES.timeout),
  ...['Fine Print', 'Shell Sage', 'Proof Garden'].map((name, n) =>
    createItem(name, 9 + n, { state: 'waiting' }),
  ),
];

/** Votes on some of the GPTs that were found. */
export const VOTES = new Map<GptId, VoteCount>(
  FINISHED_ITEMS.slice(0, 3).map(({ id }, n) => [id, { asked: 5 - n, won: 2 * n, lastAt: NOW }]),
);

export const ROWS: Row[] = toRows(FINISHED_ITEMS, VOTES);

/** Callbacks of components. */
export const noop = () => {};
export const resolves = async () => {};
export const rejects = async () => {
  throw new Error('A test failure.');
};
