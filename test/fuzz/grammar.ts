import { parseIdList } from '../../utils/extension-pages/batch/parse-id-list.ts';
import { findBareIds, findIdInUrl, isGptId } from '../../utils/gpt/gpt-id.ts';
import { parseQuery } from '../../utils/gpt/parse-query.ts';
import { mayHoldId } from '../unit/support/may-hold-id.ts';
import { hold, inTime, type Target, target, textOf } from './target.ts';

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
  target('ids that stand bare in a text', text, (given) => {
    for (const { id, start, end } of inTime(() => findBareIds(given))) {
      hold(isGptId(id), `“${id}” is no id.`);
      const isWhole = given.slice(start, end) === id;
      // In an address it may be encoded, and only the address as a whole says what it is.
      hold(isWhole || /[%/_?&]/.test(given), 'An id is not where it is said to be.');
      hold(end <= given.length && start < end, 'An id is nowhere.');
      hold(mayHoldId(id), 'The watcher would pass over an id.');
    }
  }),
  target('the id in an address', text, (given) => {
    const id = inTime(() => findIdInUrl(given));
    hold(id === undefined || isGptId(id), `“${id}” is no id.`);
    hold(inTime(() => findIdInUrl(given)) === id, 'The same address gives another id.');
    hold(id === undefined || mayHoldId(given), 'The watcher would pass over an address.');
  }),
  target('what somebody typed into the search box', text, (given) => {
    const query = inTime(() => parseQuery(given));
    if (query.kind === 'gpt') hold(isGptId(query.id), `“${query.id}” is no id.`);
    if (query.kind === 'words') hold(query.words.trim() !== '', 'A search for nothing.');
  }),
  target('a list of ids from a file', text, (given) => {
    const { gpts } = inTime(() => parseIdList(given));
    hold(
      gpts.every(({ id }) => isGptId(id)),
      'One of the ids is none.',
    );
    hold(new Set(gpts.map(({ id }) => id)).size === gpts.length, 'One id comes twice.');
  }),
];
