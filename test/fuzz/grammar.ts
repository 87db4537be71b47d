import { parseIdList } from '../../utils/extension-pages/batch/parse-id-list.ts';
import { findBareIds, findIdInUrl, isGptId } from '../../utils/gpt/gpt-id.ts';
import { parseQuery } from '../../utils/gpt/parse-query.ts';
import { mayHoldId } from '../unit/support/may-hold-id.ts';
import { assert, inTime, type Target, target, textOf } from './target.ts';

const text = textOf(
  ...[
    'g-',
    'g-2fkFE8rbu',
    'g-k3IqoCe1l',
    'g-p-',
    `g-${'0123456789abcdef'.repeat(2)}`,
    'recaptcha',
    'G-',
    '-gizmo-',
  ],
  ...[
    'https://',
    'http:',
    '//',
    'chatgpt.com',
    'chat.openai.com',
    '/g/',
    '/gpts/editor/',
    '?gizmo_id=',
    '&',
    '#',
    '@',
    '?u=',
  ],
  ...[
    '%2F',
    '%2f',
    '%252F',
    '%25252F',
    '%3D',
    '%',
    '%2',
    '%00',
    '%2D',
    '_',
    '-',
    '.',
    '/',
    '\\',
    ' ',
    '\n',
    '\r\n',
    '\t',
    ',',
    ';',
  ],
  ...[
    '"',
    "'",
    '<a href="',
    '](',
    '|',
    'é',
    '中',
    '\u202e',
    '\ud800',
    '\udc00',
    '\u0000',
    '0',
    '9',
    'a',
    'Z',
  ],
);

export const grammar: Target[] = [
  target('bare ids in a text', text, (given) => {
    for (const { id, start, end } of inTime(() => findBareIds(given))) {
      assert(isGptId(id), `“${id}” is not an id.`);
      const isWhole = given.slice(start, end) === id;
      // An id in a URL may be encoded, so that only the whole URL determines it.
      assert(isWhole || /[%/_?&]/.test(given), 'The position of an id is wrong.');
      assert(end <= given.length && start < end, 'The range of an id is empty or out of bounds.');
      assert(mayHoldId(id), 'The watcher would ignore an id.');
    }
  }),
  target('the id in a URL', text, (given) => {
    const id = inTime(() => findIdInUrl(given));
    assert(id === undefined || isGptId(id), `“${id}” is not an id.`);
    assert(inTime(() => findIdInUrl(given)) === id, 'The same URL gives another id.');
    assert(id === undefined || mayHoldId(given), 'The watcher would ignore a URL.');
  }),
  target('input of the search box', text, (given) => {
    const query = inTime(() => parseQuery(given));
    if (query.kind === 'gpt') assert(isGptId(query.id), `“${query.id}” is not an id.`);
    if (query.kind === 'words') assert(query.words.trim() !== '', 'The search is empty.');
  }),
  target('a list of ids from a file', text, (given) => {
    const { gpts } = inTime(() => parseIdList(given));
    assert(
      gpts.every(({ id }) => isGptId(id)),
      'An id is invalid.',
    );
    assert(new Set(gpts.map(({ id }) => id)).size === gpts.length, 'An id is duplicated.');
  }),
];
